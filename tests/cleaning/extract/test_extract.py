"""Where the main text is read from."""

from lxml import html

from cleaning.cuts import CutLog
from cleaning.extract import (
    NOT_MAIN_TEXT,
    _captions,
    _enclosed,
    _headings,
    _lists_in_column,
    _quotes,
    _unfolded,
    extract_lines,
    find_container,
)
from cleaning.extract.opinion import ask_trafilatura
from cleaning.extract.passages import read_layout
from cleaning.page_index import PageIndex
from cleaning.platforms import CommentMarkup, Platform, PostMarkup

THREAD = """<html><body><div class="side">A long list of forum rules that is longer than the post itself,
with many words that nobody reads and nobody should store as the post of this page.</div>
<div class="entry"><div class="words"><p>Which oil for the hinge?</p></div></div>
<div class="entry"><div class="words"><p>Any that does not gum.</p></div></div></body></html>"""
FORUM = Platform(
    name="forum",
    comments=(CommentMarkup(record=".entry", first_is_post=True),),
    post=PostMarkup(body=(".words",)),
)
BLOG = Platform(name="blog", comments=(CommentMarkup(record=".entry"),), post=PostMarkup(body=(".words",)))


def test_the_first_container_of_a_thread_is_the_post() -> None:
    tree = html.document_fromstring(THREAD)
    container = find_container(PageIndex(tree), FORUM)
    assert extract_lines(tree, CutLog(), container) == ["Which oil for the hinge?"]


def test_what_stands_beside_the_marked_post_is_counted() -> None:
    tree, cuts = html.document_fromstring(THREAD), CutLog()
    extract_lines(tree, cuts, find_container(PageIndex(tree), FORUM))
    assert [(cut.rule, cut.text.split()[0]) for cut in cuts.freeze()] == [
        (NOT_MAIN_TEXT, "A"),
        (NOT_MAIN_TEXT, "Any"),
    ]


def test_a_blog_has_no_container_of_its_own() -> None:
    assert find_container(PageIndex(html.document_fromstring(THREAD)), BLOG) is None


def test_the_opening_post_is_read_although_its_list_went_with_the_discussion() -> None:
    tree = html.document_fromstring(THREAD)
    container = find_container(PageIndex(tree), FORUM)
    assert container is not None
    for entry in tree.find_class("entry"):
        entry.getparent().remove(entry)
    assert extract_lines(tree, CutLog(), container) == ["Which oil for the hinge?"]


def test_list_items_rows_and_headings_are_lines_of_their_own() -> None:
    tree = html.document_fromstring(
        "<html><body><article><h1>Tools</h1><p>What the bench holds, from left to right, and why it is there.</p>"
        "<h2>Left</h2><ul><li>A vice that belonged to my uncle</li><li>Two files, one of them good</li></ul>"
        "<p>The right side is for whatever is being mended on the day.</p>"
        "<table><tr><td>Vice</td><td>1951</td></tr><tr><td>Files</td><td>1987</td></tr></table></article></body></html>"
    )
    lines = extract_lines(tree, CutLog())
    assert "A vice that belonged to my uncle" in lines
    assert "Left" in lines
    assert "Vice 1951" in lines


PAGE = """<html><body><div id="menu" class="navigation"><ul><li><a href="/">Home</a></li><li><a href="/about">About the
bench</a></li></ul></div><div class="post entry-content"><h2>Left</h2><p>The vice belonged to my uncle, who bought it in the
year in which the mill closed, and it has held everything since.</p><p>It has one bad tooth. Nobody minds, because the good ones
are where the work is, and because he painted a face around it.</p><ul><li>Two files</li></ul><p>The right side of the bench is
for whatever is being mended on the day, and for the cat, who thinks that she is.</p></div><div class="sidebar widget"><h3>Recent
posts</h3><ul><li><a href="/hinge">A hinge that squeaks</a></li><li><a href="/oil">Oil, and which</a></li></ul></div></body></html>"""


def test_short_lines_inside_the_post_stay_and_those_beside_it_go() -> None:
    lines = extract_lines(html.document_fromstring(PAGE), CutLog())
    assert (lines[0], len(lines)) == ("Left", 5)
    assert "Two files" in lines


def test_each_passage_that_is_not_chosen_is_counted_once() -> None:
    cuts = CutLog()
    extract_lines(html.document_fromstring(PAGE), cuts)
    assert [(cut.rule, cut.text) for cut in cuts.freeze()] == [
        (NOT_MAIN_TEXT, text)
        for text in ("Home", "About the bench", "Recent posts", "A hinge that squeaks", "Oil, and which")
    ]


def test_second_opinion_stands_names_that_no_tree_may_be_given() -> None:
    words = "<p>The queue before the bakery is long in the morning.</p>" * 3
    button = "<div>Nobody minds it because of the rye. <fb:like>Like</fb:like></div>"
    tree = html.document_fromstring(f"<article><h1>Rye</h1>{button}{words}</article>")
    assert "The queue before the bakery is long in the morning." in ask_trafilatura(tree)


def test_the_tree_stays_as_it_is_whoever_is_asked() -> None:
    tree = html.document_fromstring(PAGE)
    before = html.tostring(tree)
    extract_lines(tree, CutLog())
    assert ask_trafilatura(tree)
    assert html.tostring(tree) == before


def test_a_page_without_text_has_no_lines() -> None:
    assert (
        extract_lines(html.document_fromstring("<html><body><img src='a.png'></body></html>"), CutLog()) == []
    )


def test_a_table_without_links_between_paragraphs_is_the_author_s() -> None:
    layout = read_layout(
        html.fromstring("<div><p>One.</p><table><tr><td>12</td></tr></table><p>Two.</p></div>")
    )
    assert _enclosed(layout, frozenset({0, 2})) == {1}
    assert _enclosed(layout, frozenset({0})) == frozenset()


def test_a_list_of_links_between_paragraphs_is_not() -> None:
    layout = read_layout(html.fromstring("<div><p>One.</p><ul><li><a>12</a></li></ul><p>Two.</p></div>"))
    assert _enclosed(layout, frozenset({0, 2})) == frozenset()


def test_a_list_right_behind_the_last_paragraph_is_the_author_s() -> None:
    layout = read_layout(html.fromstring("<div><p>One.</p><ul><li>Salt</li><li>Flour</li></ul></div>"))
    assert _lists_in_column(layout, frozenset({0})) == {1, 2}
    assert _lists_in_column(layout, frozenset()) == frozenset()


def test_a_list_in_another_box_than_the_paragraph_before_it_is_not() -> None:
    layout = read_layout(html.fromstring("<div><div><p>One.</p></div><ul><li>Salt</li></ul></div>"))
    assert _lists_in_column(layout, frozenset({0})) == frozenset()


def test_an_answer_goes_with_its_chosen_question_and_not_with_a_link_before_it() -> None:
    page = (
        "<h3>Do you mend clocks?</h3><div class='accordion-panel' hidden><p>We do.</p><p>Not on Sundays.</p></div>"
        "<p><a href='/'>All our prices</a></p><div class='accordion-panel' hidden><p>Two lamps.</p></div>"
    )
    assert _unfolded(read_layout(html.fromstring(f"<div>{page}</div>")), frozenset({0, 3})) == {1, 2}


def test_a_linked_heading_between_passages_of_the_post_is_the_post_s() -> None:
    layout = read_layout(
        html.fromstring(
            "<div><p>One.</p><p>Advert</p><h2><a href='/lamp'>A lamp</a></h2><p>Two.</p><h2>More</h2></div>"
        )
    )
    assert _headings(layout, frozenset({0, 3})) == {2}
    assert _headings(layout, frozenset({3})) == frozenset()


def test_an_embedded_message_between_passages_of_the_post_is_the_post_s() -> None:
    message = "<blockquote class='twitter-tweet'><p>On. It.</p>- Ann (@ann) <a href='/1'>May 3, 2019</a></blockquote>"
    layout = read_layout(html.fromstring(f"<div><p>One.</p>{message}<p>Two.</p>{message}<p>Menu</p></div>"))
    assert _quotes(layout, frozenset({0, 3})) == {1, 2}
    assert _quotes(layout, frozenset({0})) == frozenset()


def test_a_story_told_in_captions_keeps_them() -> None:
    figures = "".join(
        f"<figure><img src='{day}.jpg'><figcaption>{day}, at low tide.</figcaption></figure>"
        for day in ("Monday", "Tuesday", "Sunday")
    )
    short = read_layout(html.fromstring(f"<article><p>A week at the yard.</p>{figures}</article>"))
    assert _captions(short, frozenset({0})) == {1, 2, 3}
    long = read_layout(html.fromstring(f"<article><p>{'A week. ' * 20}</p>{figures}</article>"))
    assert _captions(long, frozenset({0})) == frozenset()
