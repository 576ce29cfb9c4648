"""The part of the page that is discussion: what the caller removes from the post."""

from __future__ import annotations

from lxml.etree import _Element

from cleaning.comments.draft import Draft
from cleaning.page_index import PageIndex
from cleaning.platforms import platforms


def discussion_nodes(index: PageIndex, drafts: list[Draft]) -> tuple[_Element, ...]:
    """Records, their frame, and comment areas that hold no record."""
    nodes = [node for draft in drafts if draft.record for node in draft.record.nodes]
    for platform in platforms():
        for css in platform.prune:
            nodes.extend(index.find(css))
    return tuple(dict.fromkeys(nodes))
