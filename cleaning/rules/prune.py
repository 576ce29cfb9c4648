"""Takes out of the tree what is surely not the post, before extraction."""

from __future__ import annotations

from lxml.etree import _Element

from cleaning.context import PageContext
from cleaning.cuts import CutLog


def prune(tree: _Element, context: PageContext, cuts: CutLog) -> None:
    """Remove interface blocks from the tree in place."""
    del tree, context, cuts
