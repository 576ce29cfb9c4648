"""Questions and answers as Stack Exchange prints them and flatteners leave them."""

from __future__ import annotations

import pytest

from tests.cleaning.text.dumps import read_one

RESILIPARSE = """Bread Stack Exchange

Why does my rye starter rise less in winter?

Ask Question
Asked 3 years ago
Modified 2 years ago
Viewed 2k times
14

I have kept a rye starter for two months now, and it rises only half as high as before.

Is it the temperature, or did I starve it?

  • sourdough
  • rye
Share
Improve this question
edited May 2, 2020 at 9:00
asked May 1, 2020 at 18:22
Noor Haas's user avatar
Noor HaasNoor Haas
10311 silver badges44 bronze badges
2
  • 2
    Which flour do you use? Whole rye is hungrier.
    Ines Roy
    –  Ines Roy
    2020-05-01 19:10:21 +00:00
    Commented May 1, 2020 at 19:10
Add a comment |

2 Answers

Sorted by: Reset to default
17

It is the temperature. Below eighteen degrees the yeast slows down.

Share
Improve this answer
edited May 4, 2020 at 11:00
Community Bot
1
answered May 3, 2020 at 10:15
Marguerite Oyelaran's user avatar
Marguerite Oyelaran
12.4k88 gold badges3131 silver badges6262 bronze badges
2
  • 5
    I put mine in the oven with the light on.
    bob42
    –  bob42
    2020-05-03 12:01:44 +00:00
    Commented May 3, 2020 at 12:01
  • How warm does it get in there?
    Mei Tanaka
    –  Mei Tanaka
    2020-05-04 08:33:02 +00:00
    Commented May 4, 2020 at 8:33
Add a comment |
6

Use warmer water, about thirty degrees.

Share
Improve this answer
answered May 5, 2020 at 21:40
Tomas Brandt's user avatar
Tomas Brandt
301●2●9
Add a comment |

Your Answer

Thanks for contributing an answer to Bread Stack Exchange!
"""

OLDER = """Why does my rye starter rise less in winter?

I have kept a rye starter for two months now, and it rises only half as high as before.

share improve this question
asked May 1 '12 at 18:22
Noor Haas
103 1 4

Which flour do you use? Whole rye is hungrier. – Ines Roy May 1 '12 at 19:10
add a comment

1 Answer

3
It is the temperature. Below eighteen degrees the yeast slows down.

share improve this answer
answered May 3 '12 at 10:15
Tomas Brandt
301 2 9
"""


def test_answers_and_the_comments_on_them_are_rows() -> None:
    rows = [(comment.author, comment.text, comment.parent) for comment in read_one(RESILIPARSE).comments]
    assert rows == [
        ("Ines Roy", "Which flour do you use? Whole rye is hungrier.", None),
        ("Marguerite Oyelaran", "It is the temperature. Below eighteen degrees the yeast slows down.", None),
        ("bob42", "I put mine in the oven with the light on.", 1),
        ("Mei Tanaka", "How warm does it get in there?", 1),
        ("Tomas Brandt", "Use warmer water, about thirty degrees.", None),
    ]


def test_question_is_the_post() -> None:
    document = read_one(RESILIPARSE)
    assert document.author == "Noor Haas"
    assert document.text.split("\n") == [
        "I have kept a rye starter for two months now, and it rises only half as high as before.",
        "Is it the temperature, or did I starve it?",
    ]


@pytest.mark.parametrize("at", range(5))
def test_each_has_its_date(at: int) -> None:
    dates = (
        "2020-05-01T19:10:00",
        "2020-05-03T10:15:00",
        "2020-05-03T12:01:00",
        "2020-05-04T08:33:00",
        "2020-05-05T21:40:00",
    )
    assert read_one(RESILIPARSE).comments[at].published == dates[at]


def test_comment_whose_signature_stands_on_its_line() -> None:
    rows = [(comment.author, comment.published, comment.text) for comment in read_one(OLDER).comments]
    assert rows == [
        ("Ines Roy", "2012-05-01T19:10:00", "Which flour do you use? Whole rye is hungrier."),
        (
            "Tomas Brandt",
            "2012-05-03T10:15:00",
            "It is the temperature. Below eighteen degrees the yeast slows down.",
        ),
    ]
