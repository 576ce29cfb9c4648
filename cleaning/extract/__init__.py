"""The main text of a page.

A forum marks where its posts stand, and the first of them is the post: that container is read as it is.
Elsewhere a small model judges each passage by what it is like and where it stands (`model`, `features`).
Where the model is not sure of the page, trafilatura is asked (`opinion`): its answer is evidence for a
second judgement. What is not chosen is counted under a rule's name like every other cut.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lxml.etree import _Element

from cleaning.blocks import lines_of
from cleaning.cuts import CutLog
from cleaning.extract.kinds import TITLED
from cleaning.extract.model import Judge, Judgement
from cleaning.extract.opinion import ask_trafilatura, shares_in
from cleaning.extract.passages import HEADINGS, Box, Layout, Passage, read_layout
from cleaning.page_index import PageIndex
from cleaning.platforms import Platform

NOT_MAIN_TEXT = "not_main_text"
"""The rule's name for text that no rule of its own takes out and that is not chosen as the post's."""

SURE = 0.94
"""Expected F1 of the model's choice from which no second opinion is asked. Of 0.94 to 0.97 on 552 labelled
pages, cross-validated by site, a set's mean differs by 0.002 at most; at 0.94 a sixth is asked about."""

ITEMS = frozenset({"li", "dt", "dd"})
LISTED = ITEMS | {"td", "th", "caption"}
WHOLE_LIST = 0.25
"""Share of a list's items from which the others are taken too; the labelled sets are level from 0.25 to
never, and a short item of a recipe is lost without it."""

STORY_CAPTIONS = 3
"""Fewest captions that tell a story."""
SUBHEADINGS = HEADINGS - {"h1"}
QUOTE_BOXES = 3
"""Boxes in which a blockquote is looked for, from a passage outwards."""

MOST_ASKED = 5_000
"""Passages of a page about which trafilatura is still asked: on four times as many it takes five seconds,
half of what a page may take."""


def is_thread(platform: Platform | None) -> bool:
    """Whether the first message of the platform's pages is the post."""
    return platform is not None and any(markup.first_is_post for markup in platform.comments)


def find_container(index: PageIndex, platform: Platform | None) -> _Element | None:
    """The element that holds the opening post of a thread; None where the page is no known make of thread.

    Ask before the discussion is taken out: forums print the opening post in one list with the answers.
    """
    if platform is None or not is_thread(platform):
        return None
    return next((found[0] for css in platform.post.body if (found := index.find(css))), None)


def extract_lines(
    tree: _Element, cuts: CutLog, container: _Element | None = None, *, title: str | None = None
) -> list[str]:
    """Lines of the post's text, in page order; none where it holds no main text. The tree stays as it is.
    What is left out of it is logged, a passage a cut.

    container: the element that surely holds the post and nothing else, if there is one. title: the post's
    headline, where it is known.
    """
    marked = [] if container is None else lines_of(container)
    if container is not None and marked:
        leave_out(tree, cuts, keep=container)
        return marked
    layout = read_layout(tree)
    if not layout.candidates:
        leave_out(tree, cuts)
        return []
    judge = Judge(layout, title)
    alone = judge.judge()
    if alone.expected >= SURE or len(layout.candidates) > MOST_ASKED:
        return _part(layout, alone, cuts)
    opinion = ask_trafilatura(tree)
    return _part(layout, judge.judge_again(shares_in(layout, opinion)), cuts)


def leave_out(tree: _Element, cuts: CutLog, *, keep: _Element | None = None) -> None:
    """Log all text of a page without post, or all but what stands in `keep`, a line a cut."""
    for line in lines_of(tree, skip=frozenset() if keep is None else frozenset({keep})):
        cuts.add(NOT_MAIN_TEXT, line)


def _part(layout: Layout, judgement: Judgement, cuts: CutLog) -> list[str]:
    """Lines of what is chosen; the rest is logged."""
    chosen = frozenset(layout.candidates[place] for place in judgement.chosen)
    chosen |= _unfolded(layout, chosen)
    chosen |= _captions(layout, chosen)
    chosen |= _headings(layout, chosen)
    chosen |= _quotes(layout, chosen)
    chosen |= _rest_of_lists(layout, chosen)
    chosen |= _lists_in_column(layout, chosen)
    chosen |= _enclosed(layout, chosen)
    lines: list[str] = []
    for number, passage in enumerate(layout.passages):
        if number in chosen:
            lines.extend(passage.lines)
        else:
            cuts.add(NOT_MAIN_TEXT, "\n".join(passage.lines))
    return lines


def _unfolded(layout: Layout, chosen: frozenset[int]) -> frozenset[int]:
    """What a chosen heading or question right before it unfolds: nobody prints one without the other."""
    return frozenset(
        number
        for box in layout.boxes
        if layout.is_fold(box) and box.first - 1 in chosen and _opens(layout.passages[box.first - 1])
        for number in range(box.first, box.first + box.passages)
        if 2 * layout.passages[number].linked <= layout.passages[number].chars
    )


def _opens(passage: Passage) -> bool:
    return passage.box.tag in TITLED or passage.is_question


def _captions(layout: Layout, chosen: frozenset[int]) -> frozenset[int]:
    """Captions of pictures in the box of a chosen passage, where they say more than all that is chosen: a
    story told in pictures. Others have been pruned, or look like cards.
    """
    columns = {layout.passages[number].box.parent for number in chosen}
    captions = frozenset(
        number
        for number, passage in enumerate(layout.passages)
        if passage.box.tag == "figcaption" and not passage.linked and _around_figure(passage.box) in columns
    )
    told, written = (_size(layout, numbers) for numbers in (captions, chosen - captions))
    return captions if len(captions) >= STORY_CAPTIONS and told >= written else frozenset()


def _around_figure(caption: Box) -> Box | None:
    return caption.parent.parent if caption.parent is not None else None


def _size(layout: Layout, numbers: frozenset[int]) -> int:
    return sum(layout.passages[number].chars for number in numbers)


def _headings(layout: Layout, chosen: frozenset[int]) -> frozenset[int]:
    """Headings right before a passage of the post and behind another one. A heading that is a link, to the
    product or the story that its passage is about, looks like one of other posts.
    """
    return frozenset(
        gap[-1] for gap in _gaps(layout, chosen) if layout.passages[gap[-1]].box.tag in SUBHEADINGS
    )


def _quotes(layout: Layout, chosen: frozenset[int]) -> frozenset[int]:
    """Quotations between two passages of the post: an embedded message, with its writer's name and date,
    looks like a comment.
    """
    return frozenset(
        number
        for gap in _gaps(layout, chosen)
        if all(_is_quoted(layout.passages[number].box) for number in gap)
        for number in gap
    )


def _gaps(layout: Layout, chosen: frozenset[int]) -> Iterator[list[int]]:
    """Runs of candidates between two that are chosen."""
    gap: list[int] | None = None
    for number in layout.candidates:
        if number not in chosen:
            if gap is not None:
                gap.append(number)
            continue
        if gap:
            yield gap
        gap = []


def _is_quoted(box: Box) -> bool:
    around: Box | None = box
    for _ in range(QUOTE_BOXES):
        if around is None or around.tag == "blockquote":
            break
        around = around.parent
    return around is not None and around.tag == "blockquote"


def _rest_of_lists(layout: Layout, chosen: frozenset[int]) -> frozenset[int]:
    """Items of lists of which enough is chosen: "Salt" alone looks like a menu, under a recipe like none."""
    lists: defaultdict[Box, list[int]] = defaultdict(list)
    for number, passage in enumerate(layout.passages):
        if passage.box.tag in ITEMS and passage.box.parent is not None:
            lists[passage.box.parent].append(number)
    return frozenset(
        number
        for numbers in lists.values()
        if len(chosen.intersection(numbers)) >= WHOLE_LIST * len(numbers)
        for number in numbers
        if 2 * layout.passages[number].linked <= layout.passages[number].chars
    )


def _lists_in_column(layout: Layout, chosen: frozenset[int]) -> frozenset[int]:
    """Lists without links that stand right behind a chosen passage, in the box in which that stands."""
    found: set[int] = set()
    for number, passage in enumerate(layout.passages):
        items = passage.box.parent
        if passage.box.tag not in ITEMS or items is None or items.linked or not number:
            continue
        before = layout.passages[number - 1].box.parent
        begins = items.first == number and number - 1 in chosen and before is items.parent
        if begins or (number - 1 in found and before is items):
            found.add(number)
    return frozenset(found)


def _enclosed(layout: Layout, chosen: frozenset[int]) -> frozenset[int]:
    """Lists and tables without links between two chosen passages: menus and boxes of a site have links."""
    found: set[int] = set()
    run: list[int] = []
    for number, passage in enumerate(layout.passages):
        if number in chosen:
            found.update(run if run and run[0] - 1 in chosen else ())
            run = []
        elif passage.box.tag in LISTED and not passage.linked and (not run or run[-1] == number - 1):
            run.append(number)
        else:
            run = []
    return frozenset(found)
