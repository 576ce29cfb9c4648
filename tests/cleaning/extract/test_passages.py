"""A page as passages in boxes."""

import pytest
from lxml import html

from cleaning.blocks import lines_of
from cleaning.extract.passages import Layout, read_layout

PAGE = """<html><body>start <nav><ul><li><a href="/">Home</a></li><li><a href="/a">About <b>us</b></a></li></ul></nav>
<div class="post"><h1>A hinge</h1><p>It squeaks,<br>and <i>it</i> sticks.</p>behind<pre>a
  b</pre><table><tr><td>oil</td><td>2 ml</td></tr><tr><td><p>cell</p></td><td>next</td></tr></table><script>x</script>
tail</div><hr>end</body></html>"""


def layout_of(markup: str) -> Layout:
    return read_layout(html.document_fromstring(markup))


def test_the_lines_of_the_passages_are_the_lines_of_the_page() -> None:
    tree = html.document_fromstring(PAGE)
    assert [line for passage in read_layout(tree).passages for line in passage.lines] == lines_of(tree)


def test_a_line_break_does_not_end_a_passage() -> None:
    assert layout_of("<p>It squeaks,<br>and sticks.</p>").passages[0].lines == ["It squeaks,", "and sticks."]


def test_a_row_is_one_passage() -> None:
    found = layout_of("<table><tr><td>oil</td><td>2 ml</td></tr><tr><td>rag</td><td>1</td></tr></table>")
    assert [passage.lines for passage in found.passages] == [["oil 2 ml"], ["rag 1"]]


def test_linked_characters_are_counted_with_the_spaces_between_them() -> None:
    passage = layout_of('<p><a href="/">About us</a> and more</p>').passages[0]
    assert (passage.chars, passage.linked) == (17, 7)


def test_a_box_sums_up_what_stands_in_it() -> None:
    found = layout_of(f'<div class="post"><p>{"word " * 20}</p><div><p>short</p></div></div><p>else</p>')
    post = next(box for box in found.boxes if box.marks.strip() == "post")
    assert (post.passages, post.chars, post.prose, post.first) == (2, 99 + 5, 99, 0)


def test_a_sentence_without_spaces_is_prose_at_half_the_characters() -> None:
    passage = layout_of(
        "<p>最後の渡し船が着いたとき港は静かで、その晩に灯っていた岸壁の明かりは二つだけだった。</p>"
    ).passages[0]
    assert passage.is_prose
    assert passage.chars == 2 * len(passage.lines[0])


PROSE = f"<p>{'word ' * 20}</p>"
LINKS = "<ul><li><a href='/a'>Lamps</a></li><li><a href='/b'>Hinges</a></li></ul>"


def candidates(markup: str) -> list[str]:
    found = layout_of(markup)
    return [found.passages[number].lines[0] for number in found.candidates]


def test_links_far_from_prose_are_no_candidates() -> None:
    assert candidates(f"<nav><div>{LINKS}</div></nav><main>{PROSE}</main>") == ["word " * 19 + "word"]


def test_a_list_of_links_in_a_text_is_a_candidate() -> None:
    assert {"Lamps", "Hinges"} < set(candidates(f"<main>{PROSE}{LINKS}</main>"))


@pytest.mark.parametrize(
    "attributes", ["style='display: none'", "style='color:red;visibility:hidden'", "hidden"]
)
def test_what_no_reader_sees_is_no_candidate(attributes: str) -> None:
    unseen = f"<div class='notes' {attributes}><ol><li>Unseen {'word ' * 20}</li></ol></div>"
    assert candidates(f"<main>{PROSE * 3}{unseen}<p>end</p></main>")[3:] == ["end"]


@pytest.mark.parametrize(
    "attributes",
    [
        "class='accordion-content' hidden",
        "class='faq__answer' style='display:none'",
        "hidden='until-found'",
        "hidden",
    ],
)
def test_an_answer_that_its_heading_unfolds_is_a_candidate(attributes: str) -> None:
    found = candidates(f"<main>{PROSE * 3}<h3>Why?</h3><div {attributes}><p>Because.</p></div></main>")
    assert found[3:] == ["Why?", "Because."]


def test_a_page_that_a_script_shows_once_it_has_loaded_is_read() -> None:
    assert candidates(f"<header>Site</header><main style='display:none'>{PROSE}<p>end</p></main>")[2:] == [
        "end"
    ]


def test_a_copy_of_the_post_for_scripts_is_no_candidate() -> None:
    found = candidates(
        f"<main>{PROSE * 2}</main><pre class='raw' style='display:none'>{'word ' * 20}\n{'word ' * 22}</pre>"
    )
    assert len(found) == 2


def test_a_linked_title_is_a_candidate() -> None:
    assert candidates("<div><div><div><h2><a href='/a'>A lamp</a></h2></div></div></div>") == ["A lamp"]


def test_a_page_that_nests_thousands_deep_is_read() -> None:
    tree = html.Element("div")
    inner = tree
    for _ in range(5_000):
        inner = html.etree.SubElement(inner, "div")
    inner.text = "deep"
    assert read_layout(tree).passages[0].lines == ["deep"]


def test_a_role_is_a_name_of_its_box() -> None:
    found = layout_of('<div class="cookies" role="dialog"><p>Accept?</p></div><p>else</p>')
    assert found.passages[0].box.parent is not None
    assert found.passages[0].box.parent.marks.split() == ["cookies", "dialog"]
