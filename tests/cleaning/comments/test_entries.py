"""Lists of other things below an article: what their entries show, and what is written above them."""

import pytest

UNKNOWN = frozenset({"structured", "repeated"})
FORM = "<div><h3>Leave a comment</h3><form><textarea></textarea></form></div>"
TITLES = (
    "How a kettle sings before it boils",
    "Why stoves smoke in the first week",
    "Which pans are worth it",
)
WORDS = (
    "The bubbles collapse in colder water.",
    "The paint has to burn off once.",
    "Iron is, in our kitchen.",
)
NAMES = ("Ann Lee", "Bo Oakes", "Cy Tanaka")
DATES = ("May 3, 2016", "May 5, 2016", "May 9, 2016")


def entries(one: str, *, around: str = "<div>{}</div>") -> str:
    """Three entries, one a box, in which {t}, {w}, {n}, {d} and {i} stand for title, words, name, date and
    number.
    """
    fields = zip(TITLES, WORDS, NAMES, DATES, strict=True)
    return "".join(
        around.format(one.format(t=title, w=words, n=name, d=date, i=number))
        for number, (title, words, name, date) in enumerate(fields, 1)
    )


@pytest.mark.parametrize(
    "entry",
    [
        '<a href="/p{i}">{t}</a> <span>{n}</span> <em>{d}</em> <p>{w}</p>',
        '<b>{n}</b> on <a href="/p{i}">{t}</a> <p>{w}</p> <em>{d}</em>',
        '<b>{n}</b> <em>{d}</em> <p>{w}</p> <a href="/p{i}">Read more</a>',
        '<a href="/p{i}"><b>{t}</b></a> <em>{d}</em> <p>{w}</p>',
    ],
)
@pytest.mark.parametrize("page", [FORM + "{}", "<h3>Comments</h3>{}" + FORM, '<div id="comments">{}</div>'])
def test_entries_that_lead_to_pages_of_their_own_are_no_comments(discuss, entry, page):
    assert discuss(page.format(f"<section>{entries(entry)}</section>"), sources=UNKNOWN).comments == ()


def test_a_link_in_a_sentence_and_a_menu_lead_to_no_title(discuss):
    said = '<b>{n}</b> <em>{d}</em> <p>{w} So says the guide, see <a href="/p{i}">{t}</a>.</p>'
    menu = '<a href="/print?{i}">Printer friendly format</a>'
    rows = discuss(f"<h3>Comments</h3>{entries(said + menu)}", sources=UNKNOWN).comments
    assert [row.author for row in rows] == list(NAMES)


@pytest.mark.parametrize(
    "entry",
    [
        "<b>v1.{i}</b> <em>{d}</em> <p>{w}</p>",
        "<b>Episode {i}</b> <p>{w}</p> <em>{d}</em>",
        "<h4>{t}</h4> <em>{d}</em> <p>{w}</p>",
        "<p>{w}</p> <small>Photo: {n}</small> <small>{d}</small>",
    ],
)
def test_titles_numbers_and_credits_are_no_names(discuss, entry):
    assert discuss(f"<h3>Comments</h3>{entries(entry)}", sources=UNKNOWN).comments == ()


def test_a_size_says_nothing(discuss):
    files = entries("<b>{n}.zip</b> <span>{i}.4 MB</span> <em>{d}</em>")
    assert discuss(f"{FORM}{files}", sources=UNKNOWN).comments == ()


SAID = "<b>{n}</b> <em>{d}</em> <p>{w}</p>"


@pytest.mark.parametrize(
    "heading",
    ["<h3>0 comments</h3>", "<div>No comments yet</div>", "<h3>5 comments</h3><h4>Latest news</h4>"],
)
@pytest.mark.parametrize("box", ["{}", '<div id="comments">{}</div>'])
def test_what_a_page_calls_no_comments_is_none(discuss, heading, box):
    page = box.format(f"{heading}<div>{entries(SAID)}</div>")
    assert discuss(page, sources=UNKNOWN).comments == ()


def test_but_what_can_be_answered_is(discuss):
    said = entries(SAID + '<a href="#">Reply</a>')
    assert len(discuss(f"<h3>0 comments</h3><div>{said}</div>", sources=UNKNOWN).comments) == 3


def test_posts_with_the_ids_of_another_platform_are_no_comments(discuss):
    posts = entries(
        '<div id="post{i}"><a href="/p{i}"><b>{t}</b></a> <em>{d}</em> <p>{w}</p></div>', around="{}"
    )
    assert discuss(f"<div>{posts}</div>").comments == ()


def test_behind_the_box_of_a_form_with_an_empty_list_of_comments_stands_something_else(discuss):
    box = f'<div id="comments"><ol class="comment-list"></ol>{FORM}</div>'
    assert discuss(f"{box}<div>{entries(SAID)}</div>", sources=UNKNOWN).comments == ()
    behind = discuss(f"<div>{FORM}</div><div>{entries(SAID)}</div>", sources=UNKNOWN).comments
    assert [row.author for row in behind] == list(NAMES)


def test_a_credit_below_a_picture_is_no_comment(discuss):
    pictures = entries("<b>Picture {i}</b> <small>Photo: {n}</small> <small>{d}</small>")
    assert discuss(f"<h3>Comments</h3>{pictures}", sources=UNKNOWN).comments == ()
