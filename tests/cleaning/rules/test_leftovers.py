"""What templates and pictures leave in a post is none of its words."""

import pytest

from cleaning import RawPage, clean

STORY = [
    "The harbour was quiet when the last ferry came in, and only two of the lamps along the quay were lit that evening.",
    "Nobody had told the lighthouse keeper that the season was over, so he went on polishing the glass every night.",
    "In the morning the first snow lay on the nets, and the children ran down to see whether the sea had frozen.",
]


def lines_of(inside: str) -> list[str]:
    body = f"<p>{STORY[0]}</p>{inside}<p>{STORY[1]}</p><p>{STORY[2]}</p>"
    page = f"<html><head><title>Harbour</title></head><body><article><h1>Harbour</h1>{body}</article></body></html>"
    return clean(RawPage(body=page.encode())).documents[0].text.split("\n")


@pytest.mark.parametrize(
    "leftover",
    [
        "<p>{{ post.title }}</p>",
        "<p>{% include share.html %}</p>",
        "<p>${entry.body}</p>",
        "<p>undefined</p>",
        '<p>[gallery ids="1,2"]</p>',
        "<p>[/vc_column]</p>",
        '<img src="https://stats.example/p.gif" width="1" height="1" alt="tracking pixel">',
        '<p><img src="https://stats.example/p.gif" width="1" height="1" alt=""></p>',
    ],
)
def test_leftovers_go(leftover):
    assert lines_of(leftover) == STORY


def test_the_description_of_a_picture_is_not_glued_to_its_paragraph():
    assert lines_of('<p><img src="boat.jpg" alt="A red boat">Then it rained, for a week and a day.</p>') == [
        STORY[0],
        "Then it rained, for a week and a day.",
        *STORY[1:],
    ]


@pytest.mark.parametrize(
    "said",
    [
        "<p>In Jinja a variable stands in two braces, as in {{ title }}, and a block in {% raw %}.</p>",
        "<p>The value is undefined, and that is no error.</p>",
        "<p>He [the keeper] had not slept.</p>",
        "<p>One writes %s where a string goes, and %d where a number goes.</p>",
    ],
)
def test_words_about_them_stay(said):
    assert len(lines_of(said)) == 4
