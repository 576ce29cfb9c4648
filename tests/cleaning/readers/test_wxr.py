"""`cleaning.readers.wxr`: exports of WordPress."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning import Kind, RawPage
from cleaning.cuts import CutLog
from cleaning.kinds import tell_kind
from cleaning.readers.wordpress_values import to_html
from tests.cleaning.readers.samples import SOUP, read, wxr, wxr_comment, wxr_item


def lines(content: str) -> str:
    return read(wxr(wxr_item(content=content))).documents[0].text


def test_a_post_has_all_its_fields():
    [post] = read(wxr(wxr_item())).documents
    assert (post.title, post.author, post.url, post.site) == (
        "Soup – slowly",
        "Mara Ellwood",
        SOUP,
        "The Slow Kitchen",
    )
    assert (post.published, post.language) == ("2024-05-01T12:00:00+02:00", "en-gb")
    assert (post.tags, post.categories) == (("Slow",), ("Food",))
    assert post.record == 1


def test_blank_lines_make_paragraphs_and_other_line_ends_make_lines():
    assert lines("Cook it for\nan <b>hour</b>.\n\nStir it twice.") == "Cook it for\nan hour.\nStir it twice."


def test_paragraphs_that_the_block_editor_marked_stay():
    content = "<!-- wp:paragraph -->\n<p>Cook it for\nan hour.</p>\n<!-- /wp:paragraph -->"
    assert lines(content) == "Cook it for an hour."


def test_printed_code_keeps_its_lines():
    assert lines("So:\n\n<pre>a = 1\n\nb = 2</pre>\n\nThat is all.") == "So:\na = 1\nb = 2\nThat is all."


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('[caption id="a_1" width="300"]<img src="a.jpg"/> A pot.[/caption]\n\nCook it.', "A pot.\nCook it."),
        ('Cook it.\n\n[gallery ids="1,2"]', "Cook it."),
        ("[embed]https://video.example/1[/embed]Cook it.", "Cook it."),
        ('[contact-form-7 id="12" title="Write me"]Cook it.', "Cook it."),
        ("He said it was “teh best” [sic], see [1].", "He said it was “teh best” [sic], see [1]."),
    ],
)
def test_shortcodes_go_and_brackets_stay(content: str, text: str) -> None:
    assert lines(content) == text


def test_comments_come_with_thread_kind_and_the_mark_of_the_author():
    by_mara = wxr_comment(12, parent=10, author="Mara Ellwood", user_id=3)
    ping = wxr_comment(13, type="pingback")
    [post] = read(wxr(wxr_item(wxr_comment(11), wxr_comment(10), by_mara, ping))).documents
    assert [(c.source_id, c.parent, c.by_post_author, c.kind) for c in post.comments] == [
        ("10", None, False, "comment"),
        ("12", 0, True, "comment"),
        ("11", None, False, "comment"),
        ("13", None, False, "pingback"),
    ]
    assert post.comments[0].published == "2024-05-01T13:10:00+02:00"
    assert post.comments[0].author_url == "https://reader10.example/"


def test_comments_that_no_reader_saw_are_counted_by_their_state():
    states = {"1": 10, "0": 11, "spam": 12, "trash": 13}
    outcome = read(wxr(wxr_item(*(wxr_comment(number, approved=state) for state, number in states.items()))))
    assert [c.source_id for c in outcome.documents[0].comments] == ["10"]
    assert sorted(cut.rule for cut in outcome.cuts) == [
        "comment_held_for_moderation",
        "comment_in_the_trash",
        "comment_spam",
    ]


def test_neither_addresses_nor_ips_of_readers_are_taken():
    assert "192.0.2.1" not in repr(read(wxr(wxr_item(wxr_comment(10)))))
    assert "mail.example" not in repr(read(wxr(wxr_item(wxr_comment(10)))))


def test_what_is_no_published_post_is_rejected_with_its_reason():
    outcome = read(wxr(wxr_item(), wxr_item(status="draft"), wxr_item(kind="attachment", status="inherit")))
    assert [(r.record, r.rule) for r in outcome.rejections] == [(2, "not_published"), (3, "not_a_post")]
    assert len(outcome.documents) == 1


def test_error_output_before_the_export_does_not_break_it():
    noise = "<br />\n<b>Notice</b>:  x in <b>/srv/a.php</b> on line <b>8</b><br />\n"
    body = wxr(wxr_item(), before=noise)
    assert tell_kind(RawPage(body=body.encode())) is Kind.WXR
    assert read(body).documents == read(wxr(wxr_item())).documents


def test_no_entity_of_the_export_is_expanded():
    laughs = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    item = wxr_item().replace("<description></description>", "<description>&b;&c;</description>")
    [post] = read(
        wxr(item.replace("<title><![CDATA[Soup – slowly]]>", "<title>&b;&c; Soup"), doctype=laughs)
    ).documents
    assert post.title == "&b;&c; Soup"


def test_nesting_without_end_is_no_error_of_ours():
    deep = wxr_item().replace("<description>", "<description>" + "<x>" * 20_000)
    assert read(wxr(deep)).rejections or read(wxr(deep)).documents


def test_an_export_cut_off_keeps_what_is_whole():
    body = wxr(wxr_item(title="One"), wxr_item(title="Two"))
    cut = body[: body.index("Two") - 30]
    assert next(post.title for post in read(cut).documents) == "One"


@given(st.text(alphabet="ab \n[]<>/pre\"'=", max_size=200))
def test_any_content_is_read(content: str) -> None:
    assert isinstance(to_html(content, CutLog()), str)


@pytest.mark.parametrize(
    "piece", ["<pre>", "[a b=", '[gallery "', "\n", " \n", "<p\n", "[embed]", "[embed ", '[a="']
)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    to_html(piece * (400_000 // len(piece)), CutLog())


def test_wrongly_read_letters_of_a_comment_are_mended():
    broken = "Grüße aus Köln".encode().decode("cp1252")
    [post] = read(wxr(wxr_item(wxr_comment(10, content=broken, author=broken)))).documents
    assert [(c.author, c.text) for c in post.comments] == [("Grüße aus Köln", "Grüße aus Köln")]
