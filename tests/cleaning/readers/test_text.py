from __future__ import annotations

import pytest

from cleaning import Comment, Document, RawPage
from cleaning.readers.text import MAX_LINES, read
from tests.cleaning.text import dumps


def one(text: str) -> Document:
    (document,) = read(RawPage(body=text.encode(), source="dump.txt")).documents
    return document


def authors(document: Document) -> list[str | None]:
    return [comment.author for comment in document.comments]


@pytest.mark.parametrize(
    "dump", [dumps.LINKEDIN_ZH, dumps.LINKEDIN_DE, dumps.LINKEDIN_UNKNOWN], ids=["zh", "de", "unknown"]
)
class TestLinkedIn:
    def test_author_headline_and_age_of_each_comment(self, dump: str) -> None:
        comment = one(dump).comments[1]
        assert (comment.author, comment.author_headline) == ("Tom Brandt", "Baker at Brandt & Sons")
        assert comment.published_raw in ("9 年", "1 Jahr")

    def test_all_comments_and_nothing_of_the_cards(self, dump: str) -> None:
        assert authors(one(dump)) == ["Ines Alvarado", "Tom Brandt", "Mei Tanaka"]

    def test_words_of_the_comment_alone(self, dump: str) -> None:
        assert (
            one(dump).comments[1].text
            == "Yeast is the only colleague of mine who has never once been late for work."
        )

    def test_post_keeps_its_paragraphs_in_order(self, dump: str) -> None:
        assert one(dump).text == "\n".join(dumps.POST)

    def test_title_that_stands_twice(self, dump: str) -> None:
        assert one(dump).title == "Why the Queue Is the Product"


def test_author_of_the_post_from_the_heading_over_more_articles() -> None:
    assert one(dumps.LINKEDIN_ZH).author == "Paula Stein"


def test_title_of_the_window_ends_in_the_name_of_the_site() -> None:
    above = "How we moved the piano - The Kitchen\nHome\nNew here?\nHow we moved the piano\nPopular\nLatest\nAll of it"
    assert one(f"{above}\n{dumps.PROSE}").title == "How we moved the piano"


def test_address_behind_a_title_is_none_of_it() -> None:
    assert (
        one(f"How we moved the piano (self.music)\nby Ann Lee\n{dumps.PROSE}").title
        == "How we moved the piano"
    )


def test_post_begins_with_the_first_row_of_a_paragraph_that_goes_on() -> None:
    rows = "It was in the autumn of that year, and nobody in the house knew\nhow heavy a piano is\nuntil it stood on the stairs."
    page = one(f"How we moved the piano\nBy Ann Lee\n{rows}\n{dumps.PROSE}")
    assert page.text.startswith("It was in the autumn")


class TestWordPress:
    def test_names_and_dates(self) -> None:
        assert [(c.author, c.published) for c in one(dumps.WORDPRESS).comments] == [
            ("Bob Miller", "2016-05-03T10:00:00"),
            ("Paula Stein", "2016-05-03T11:30:00"),
        ]

    def test_deeper_indent_is_a_reply(self) -> None:
        assert [comment.parent for comment in one(dumps.WORDPRESS).comments] == [None, 0]

    def test_reply_of_the_post_author(self) -> None:
        assert [comment.by_post_author for comment in one(dumps.WORDPRESS).comments] == [False, True]

    def test_paragraphs_of_a_comment(self) -> None:
        assert (
            one(dumps.WORDPRESS).comments[0].text
            == "I queue there every Friday.\nIt is worth it for the rye alone."
        )

    def test_fields_of_the_post(self) -> None:
        post = one(dumps.WORDPRESS)
        assert (post.title, post.author, post.published) == (
            "Dough Keeps Its Own Clock",
            "Paula Stein",
            "2016-05-02",
        )

    def test_form_is_no_text(self) -> None:
        post = one(dumps.WORDPRESS)
        assert "email" not in post.text + "".join(comment.text for comment in post.comments)


@pytest.mark.parametrize(
    ("dump", "expected"),
    [
        (dumps.BLOGGER, ["Bob Miller", "Ann"]),
        (dumps.TYPEPAD, ["Bob Miller", "Ann Lee"]),
        (dumps.NAMES_AND_DATES, ["Cara Jones", "Paula", "Dan"]),
        (dumps.FORUM, [None, None, None]),
    ],
    ids=["blogger", "typepad", "names and dates", "forum"],
)
class TestLayouts:
    def test_one_row_per_comment(self, dump: str, expected: list[str | None]) -> None:
        assert authors(one(dump)) == expected

    def test_post_without_comments(self, dump: str, expected: list[str | None]) -> None:
        assert one(dump).text == "\n".join(dumps.POST)


def test_date_behind_the_words() -> None:
    assert one(dumps.TYPEPAD).comments[1].published == "2016-05-04T08:15:00"


def test_count_that_the_page_claims() -> None:
    assert one(dumps.NAMES_AND_DATES).comment_count == 3


def test_syndicated_post_loses_note_and_author_box_but_keeps_the_author() -> None:
    post = one(dumps.TAGDIV)
    assert (post.text, post.author) == ("\n".join(dumps.POST), "Paula Stein")


def test_body_that_stands_twice_is_kept_once() -> None:
    body = "\n".join(f"{paragraph} So much for this morning." for paragraph in dumps.POST)
    assert one(f"{body}\n{body}\nNo comments:\nPost a Comment").text == body


class TestUnmarked:
    def test_post_apart_from_the_discussion(self) -> None:
        assert one(dumps.UNMARKED).text == "\n".join(dumps.UNMARKED.split("\n")[:5])

    def test_no_word_is_lost(self) -> None:
        post = one(dumps.UNMARKED)
        assert "\n".join([post.text, *(comment.text for comment in post.comments)]) == dumps.UNMARKED

    def test_inferred_borders_have_a_confidence(self) -> None:
        assert all(0 < (comment.confidence or 0) <= 1 for comment in one(dumps.UNMARKED).comments)

    def test_marked_comments_have_none(self) -> None:
        assert {comment.confidence for comment in one(dumps.WORDPRESS).comments} == {None}

    def test_prose_alone_has_no_comments(self) -> None:
        assert one("\n".join(dumps.POST * 1)).comments == ()


class TestBadInput:
    @pytest.mark.parametrize("text", ["Reply\nShare\nLike\nReply\nShare", "   \n \n"])
    def test_interface_alone_is_rejected_with_a_reason(self, text: str) -> None:
        outcome = read(RawPage(body=text.encode(), source="dump.txt"))
        assert not outcome.documents and outcome.rejections[0].reason

    @pytest.mark.parametrize("text", ["word", "no newline at all " * 50])
    def test_little_text_is_a_row_or_a_rejection(self, text: str) -> None:
        outcome = read(RawPage(body=text.encode(), source="dump.txt"))
        assert len(outcome.documents) + len(outcome.rejections) == 1

    def test_too_many_lines_for_one_page_are_rejected_with_the_number(self) -> None:
        outcome = read(RawPage(body=b"\n" * (MAX_LINES + 1), source="dump.txt"))
        assert f"{MAX_LINES + 1:,} lines" in outcome.rejections[0].reason

    def test_mixed_encodings_are_read(self) -> None:
        body = dumps.PROSE.encode() + "\n\nDer Bäcker grüßt über die Straße und zählt die Brötchen.".encode(
            "cp1252"
        )
        (document,) = read(RawPage(body=body, source="dump.txt")).documents
        assert "grüßt" in document.text

    def test_hint_of_the_container_fills_the_title(self) -> None:
        page = RawPage(body=dumps.POST[0].encode(), source="rows.jsonl#1", hints={"title": "Queue"})
        assert read(page).documents[0].title == "Queue"


def test_whatever_is_cut_is_logged_under_its_rule() -> None:
    outcome = read(RawPage(body=dumps.TAGDIV.encode(), source="dump.txt"))
    assert "author_box" in {cut.rule for cut in outcome.cuts}


def test_comment_is_a_value() -> None:
    assert one(dumps.WORDPRESS).comments[0] == Comment(
        text="I queue there every Friday.\nIt is worth it for the rye alone.",
        author="Bob Miller",
        published="2016-05-03T10:00:00",
        published_raw="May 3, 2016 at 10:00 am",
    )


class TestHeadOfAFlattenedPage:
    @pytest.mark.parametrize(
        "byline",
        [
            "By Lena Harrow\nApril 2, 2023",
            "April 2, 2023\nby Lena Harrow",
            "April 2023\nPublié par Lena Harrow",
            "By Lena Harrow // The Tide Tables",
            "Lena Harrow 02 Apr 2023 Moving 7 Comments",
            "Napisała Lena Harrow",
            "Yazan: Lena Harrow\n2 Nisan 2023",
            "投稿者: Lena Harrow",
            "بقلم: Lena Harrow",
        ],
    )
    def test_the_line_above_byline_and_date_is_the_title(self, byline: str) -> None:
        menu = "Saltmarsh Notes\nHome | About | Archive"
        page = one(f"{menu}\nHow we moved the piano\n{byline}\n{dumps.PROSE}")
        assert (page.title, page.author, page.text) == (
            "How we moved the piano",
            "Lena Harrow",
            "\n".join(dumps.POST),
        )

    def test_a_head_below_a_tagline(self) -> None:
        top = "Saltmarsh Notes\nA journal about houses, tides and heavy furniture."
        page = one(f"{top}\nHow we moved the piano\nby Lena Harrow\n{dumps.PROSE}")
        assert (page.title, page.author) == ("How we moved the piano", "Lena Harrow")

    def test_the_line_below_a_date_under_links_to_other_posts(self) -> None:
        top = "A journal about houses, tides and heavy furniture.\n« A dry spring | Main\nApril 2, 2023"
        page = one(f"{top}\nHow we moved the piano\n{dumps.PROSE}")
        assert (page.title, page.published) == ("How we moved the piano", "2023-04-02")

    def test_a_title_that_ends_like_a_sentence_between_date_and_text(self) -> None:
        page = one(f"SHARE:\nApril 2, 2023\nHow we moved the old piano.\n{dumps.PROSE}")
        assert (page.title, page.text) == ("How we moved the old piano.", "\n".join(dumps.POST))

    def test_a_long_title_above_the_byline(self) -> None:
        title = "How we moved the piano of my grandmother down four flights of stairs and over the marsh"
        assert one(f"{title}\nBy Lena Harrow\n{dumps.PROSE}").title == title

    def test_month_right_behind_a_name_is_none_of_it(self) -> None:
        page = one(f"How we moved the piano\nBy Lena Harrow March 4, 2020\n{dumps.PROSE}")
        assert (page.author, page.published) == ("Lena Harrow", "2020-03-04")

    def test_a_byline_with_an_office(self) -> None:
        byline = "By Lena Harrow, Senior Keeper of Instruments, Saltmarsh Museum, Hall of Keys and Strings"
        page = one(f"How we moved the piano\n{byline}\n{dumps.PROSE}")
        assert (page.author, page.text) == ("Lena Harrow", "\n".join(dumps.POST))

    def test_a_sentence_that_begins_like_a_byline_is_text(self) -> None:
        text = "By Friday morning, the whole street had come to look at the piano on the cart in the rain."
        assert one(f"How we moved the piano\n{text}\n{dumps.PROSE}").text.startswith("By Friday")

    def test_a_paragraph_that_stands_twice_begins_the_post(self) -> None:
        twice = f"{dumps.POST[0]} {dumps.POST[1]}"
        page = one(f"How we moved the piano\n{twice}\n{twice}\n{dumps.PROSE}")
        assert page.text.startswith(twice)

    def test_a_line_that_begins_like_a_byline_in_another_language_is_text(self) -> None:
        text = "De la casa al mar"
        assert one(f"How we moved the piano\n{text}\n{dumps.PROSE}").author is None

    def test_the_address_tells_the_title(self) -> None:
        text = f"Saltmarsh Notes\nHow we moved the piano\nA dry spring\nTide tables\n{dumps.PROSE}"
        url = "https://saltmarsh.example/2023/04/how-we-moved-the-piano/"
        (page,) = read(RawPage(body=text.encode(), source="dump.txt", url=url)).documents
        assert page.title == "How we moved the piano"
