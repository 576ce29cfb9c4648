"""Visible text of elements."""

from lxml import html

from cleaning.blocks import inline_text, lines_of, text_of


def lines(markup: str) -> list[str]:
    return lines_of(html.fragment_fromstring(markup, create_parent="div"))


def test_a_source_newline_is_white_space() -> None:
    assert lines("<p>one\n two</p>") == ["one two"]


def test_a_br_ends_a_line() -> None:
    assert lines("<p>one<br>two</p>") == ["one", "two"]


def test_preformatted_text_keeps_its_lines() -> None:
    assert lines("<pre>a = 1\nb = 2</pre>") == ["a = 1", "b = 2"]


def test_a_table_row_is_one_line() -> None:
    assert lines("<table><tr><td>Art</td><td>Science</td></tr><tr><td>1</td><td>2</td></tr></table>") == [
        "Art Science",
        "1 2",
    ]


def test_blocks_inside_a_cell_stay_lines() -> None:
    assert lines("<table><tr><td><p>one</p><p>two</p></td></tr></table>") == ["one", "two"]


def test_inline_elements_glue_no_words_and_split_none() -> None:
    assert lines("<p>re<b>al</b> <i>life</i></p>") == ["real life"]


def test_text_behind_an_invisible_element_stays() -> None:
    assert lines("<p>a<script>x()</script> b</p>") == ["a b"]


def test_text_behind_a_skipped_element_stays() -> None:
    root = html.fragment_fromstring("<div>a <b>drop</b> c</div>")
    assert lines_of(root, skip=frozenset(root.xpath("//b"))) == ["a c"]


def test_the_tail_of_the_root_is_not_its_text() -> None:
    root = html.fragment_fromstring("<div><p>in</p>out</div>")
    assert text_of(root[0]) == "in"


def test_inline_text_is_one_line() -> None:
    assert inline_text(html.fragment_fromstring("<div><p>a</p><p>b</p></div>")) == "a b"


def test_two_thousand_levels_are_read_without_recursion() -> None:
    root = html.document_fromstring(
        "<div>" * 2000 + "deep" + "</div>" * 2000, parser=html.HTMLParser(huge_tree=True)
    )
    assert text_of(root) == "deep"
