"""Flattened pages in our own words, in the layouts of the platforms."""

from __future__ import annotations

from cleaning import Comment, Document, RawPage
from cleaning.readers.text import read

POST = (
    "The bakery on our street opens at five, and the queue begins at half past four on most days.",
    "Last week I asked the owner why she does not simply start earlier. She laughed and said that dough "
    "keeps its own clock, and that nobody has ever talked yeast into hurrying up.",
    "So the queue stays, and with it the small talk that makes our street a village in the morning.",
)
PROSE = "\n\n".join(POST)

LINKEDIN = """Why the Queue Is the Product
a loaf on a table

Why the Queue Is the Product

{prose}

Ines Alvarado

Head of Operations | Food retail | Writer

{age_one}

We measured this in our shops: people who wait together come back more often than people who do not.

{reply}
Tom Brandt

Baker at Brandt & Sons

{age_two}

Yeast is the only colleague of mine who has never once been late for work.

{reply}
Mei Tanaka

Researcher in consumer habits

{age_two}

I would love to see the numbers behind this, especially for towns with one bakery only.

{reply}

{sign_in}

{more}

  • A Loaf Is a Promise

    A Loaf Is a Promise

    By the same author, about flour and trust…

    26 {comments}
"""

LINKEDIN_ZH = LINKEDIN.format(
    prose=PROSE, age_one="8 年", age_two="9 年", reply="回复", sign_in="要查看或添加评论,请登录",
    more="Paula Stein的更多文章", comments="条评论",
)  # fmt: skip
LINKEDIN_DE = LINKEDIN.format(
    prose=PROSE, age_one="3 Monate", age_two="1 Jahr", reply="Antworten",
    sign_in="Zum Anzeigen oder Hinzufügen von Kommentaren einloggen", more="Weitere Artikel von Paula Stein",
    comments="Kommentare",
)  # fmt: skip
LINKEDIN_UNKNOWN = LINKEDIN.format(
    prose=PROSE, age_one="8 年", age_two="9 年", reply="Vastausnappi", sign_in="Tämä rivi ei ole listassa",
    more="Eikä tämä", comments="kpl",
)  # fmt: skip
"""Button, sign-in line and card headings in words that no list knows."""

WORDPRESS = f"""Dough Keeps Its Own Clock

by Paula Stein on May 2, 2016

{PROSE}

2 thoughts on “Dough Keeps Its Own Clock”

  1. Bob Miller says:
    May 3, 2016 at 10:00 am

    I queue there every Friday.

    It is worth it for the rye alone.

    Reply
    1. Paula Stein says:
      May 3, 2016 at 11:30 am

      The rye is my favourite, too!

      Reply

Leave a Reply

Your email address will not be published.
"""

BLOGGER = f"""Dough Keeps Its Own Clock
{PROSE}
2 comments:
Bob Miller said...
I queue there every Friday.
May 3, 2016 at 10:00 AM
Ann said...
The rye is worth every minute of it.
May 4, 2016 at 8:15 AM
Post a Comment
"""

TYPEPAD = f"""Dough Keeps Its Own Clock

{PROSE}

Comments

I queue there every Friday, and the rye is worth it.

Posted by: Bob Miller | May 03, 2016 at 10:00 AM

Nobody has ever talked yeast into anything. Quite right.

Posted by: Ann Lee | May 04, 2016 at 08:15 AM

Post a comment
"""

NAMES_AND_DATES = f"""Dough Keeps Its Own Clock

{PROSE}

3 comments

Cara Jones August 17, 2019 - 2:19 pm

I made the rye at home and it turned out really good, only the crust was pale.

Reply
Paula August 19, 2019 - 5:48 pm

Hi Cara,

A little more steam helps with that.

Reply
Dan August 20, 2019 - 7:00 am

Same here, steam did it.

Reply

Leave a Comment
"""

TAGDIV = f"""Dough Keeps Its Own Clock

Share on Facebook

{PROSE}

Republished with author's permission from original post.

Paula Stein
Stein Bread is a firm that teaches shops to bake. She has written two books about rye and a third on queues.

Please enter your comment!
Please enter your name here
"""

FORUM = f"""Dough Keeps Its Own Clock

{PROSE}

Copy this link
Pass it along

I queue there every Friday, and the rye is worth it.

Copy this link
Pass it along

Ask her for the seeded one. She bakes only twelve of them a day.

Copy this link
Pass it along

Twelve is not much. I shall come at four, then.

Copy this link
Pass it along
"""

FEED = """Warning: Cannot modify header information - headers already sent by (output started at \
/srv/www/index.php:4) in /srv/www/wp-includes/feed-rss2.php on line 8
https://bread.example Wed, 17 Jan 2018 12:39:29 +0000 en-US hourly 1 https://wordpress.org/?v=4.9.1 \
First Loaf https://bread.example/2018/01/first-loaf/ https://bread.example/2018/01/first-loaf/#respond \
Mon, 15 Jan 2018 17:33:26 +0000 https://bread.example/?p=11 Continue reading ]]> The first loaf was flat.

We ate it all the same.

https://bread.example/2018/01/first-loaf/feed/ 0
Second Loaf https://bread.example/2018/01/second-loaf/ https://bread.example/2018/01/second-loaf/#comments \
Tue, 16 Jan 2018 09:00:00 +0000 https://bread.example/?p=12 Continue reading ]]> The second one rose a little.

https://bread.example/2018/01/second-loaf/feed/ 3
"""

UNMARKED = "\n".join(
    [
        *POST,
        "Bakeries of this kind have closed in most towns; there were forty in 1990 and nine now.",
        "The reasons are known: rents, energy, and the supermarket with its oven. None is particular to us.",
        "Great post Paula! I love this. Thanks for sharing your morning with us!",
        "Thanks, Bob. I’m glad you liked it. 🙂",
        "Wow, I never knew that about yeast!! You made me laugh, thank you :)",
        "Hi Cara! You should come and see it for yourself. 🙂",
        "I totally agree, Paula. I miss my old bakery so much!",
        "Thank you for this post, Paula. I’m going to share it with my mom, she would love it!!",
    ]
)


def read_one(*parts: str) -> Document:
    """The document of a text whose parts stand on lines of their own."""
    (document,) = read(RawPage(body="\n".join(parts).encode(), source="a.txt")).documents
    return document


SAID = (
    "I queue there every morning, and I love the rye!",
    "Which rye is it? I have never seen one that dark.",
    "The small talk is what I miss most since we moved.",
)
NAMES = ("Ann Lee", "bob42", "Mei Tanaka")
DAYS = ("May 3, 2016", "May 4, 2016", "May 9, 2016")


def read_comments(*parts: str) -> tuple[Comment, ...]:
    body = "\n".join((*POST, *parts))
    return read(RawPage(body=body.encode(), source="a.txt")).documents[0].comments


def filled(record: str) -> list[str]:
    """A record of a layout, once for each comment."""
    return [
        record.format(name=name, day=day, said=said, n=n)
        for n, (name, day, said) in enumerate(zip(NAMES, DAYS, SAID, strict=True), start=1)
    ]
