"""Discussions in markup of no known platform: boxes, places of name, date and words, and tags, in all combinations
that sites write.
"""

from itertools import product

import pytest

UNKNOWN = frozenset({"structured", "repeated"})
SAID = (
    ("bo_oakes", "2 days ago", "Which flour do you use? Mine is always too coarse."),
    ("Ann Lee", "5 hours ago", "I had the same trouble last winter, and warm milk solved it for us."),
    ("Cy Tanaka", "40 minutes ago", "The crust is what makes it, thanks for the pictures!"),
)
BOXES = {
    "divs with classes": ('<div class="x-list">', '<div class="x-item">{}</div>', "</div>"),
    "bare divs": ("<div>", "<div>{}</div>", "</div>"),
    "list": ("<ul>", "<li>{}</li>", "</ul>"),
    "articles": ("<section>", "<article>{}</article>", "</section>"),
    "table": ("<table>", "<tr><td>{}</td></tr>", "</table>"),
    "comments": ('<div id="comments">', '<div class="comment">{}</div>', "</div>"),
}
ORDERS = {
    "name and date above": "<div>{name} {date}</div>{words}{button}",
    "name above date": '<div class="x-head">{name}</div><div>{date}</div>{words}{button}',
    "date before name": "<div>{date} {name}</div>{words}{button}",
    "name above, date below": "{name}{words}<div>{date} {button}</div>",
    "both below": "{words}<div>{name} | {date} {button}</div>",
}
TAGS = {
    "links": ('<a href="http://{n}.example/">{}</a>', '<a href="#c{n}">{}</a>', "<p>{}</p>"),
    "spans": ("<span>{}</span>", "<span>{}</span>", "<span>{}</span>"),
    "bold and small": ("<b>{}</b>", "<small>{}</small>", "<div>{}</div>"),
    "heading and emphasis": ("<h4>{}</h4>", "<em>{}</em>", "<div><p>{}</p></div>"),
}
BUTTON = '<a href="#r{n}">Reply</a>'


@pytest.mark.parametrize(
    ("box", "order", "tags"),
    [*product(BOXES.values(), ORDERS.values(), TAGS.values())],
    ids=map(" / ".join, product(BOXES, ORDERS, TAGS)),
)
def test_every_shape_gives_name_date_and_words(discuss, box, order, tags):
    opening, item, closing = box
    rows = "".join(
        item.format(
            order.format(
                name=tags[0].format(name, n=number),
                date=tags[1].format(date, n=number),
                words=tags[2].format(words),
                button=BUTTON.format(n=number),
            )
        )
        for number, (name, date, words) in enumerate(SAID, start=11)
    )
    found = discuss(f"<h3>3 comments</h3>{opening}{rows}{closing}", sources=UNKNOWN).comments
    assert [(row.author, row.published_raw, row.text) for row in found] == list(SAID)


def test_a_link_called_like_a_button_is_a_word_of_the_sentence_it_stands_in(discuss):
    rows = "".join(
        f'<div><b>{name}</b> <i>{date}</i><p>{words} See the original <a href="/t">thread</a>.</p></div>'
        for name, date, words in SAID
    )
    found = discuss(f"<h3>3 comments</h3><div>{rows}</div>", sources=UNKNOWN).comments
    assert found[0].text == f"{SAID[0][2]} See the original thread."


DECORATED = {
    "letters before the name": '<div><span class="x-av">{initial}</span><b>{name}</b></div><i>{date}</i>{words}',
    "letters and a rank": "<div><span>{initial}</span><b>{name}</b><span>Member</span></div><div>{date}</div>{words}",
    "a town behind the name": "<div><b>{name}</b><span>Leeds</span> <i>{date}</i></div>{words}",
    "letters in a box below": "{words}<div><div>{initial}</div><b>{name}</b> | <i>{date}</i></div>",
    "votes and buttons": "<b>{name}</b>{words}<div><i>{date}</i> <a href='#l'>Like (4)</a> <a href='#r'>Reply</a></div>",
    "a heading and letters": "<span>{initial}</span><h4>{name}</h4>{words}<div><small>{date}</small></div>",
}


@pytest.mark.parametrize("order", DECORATED.values(), ids=DECORATED)
def test_what_stands_around_the_fields_is_no_part_of_them(discuss, order):
    rows = "".join(
        f"<li>{order.format(name=name, date=date, words=f'<p>{words}</p>', initial=name[0].upper())}</li>"
        for name, date, words in SAID
    )
    found = discuss(f"<h3>3 comments</h3><ul>{rows}</ul>", sources=UNKNOWN).comments
    assert [(row.author, row.published_raw, row.text) for row in found] == list(SAID)


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_a_comment_with_answers_inside_it_keeps_its_own_fields(discuss, order):
    parts = [
        order.format(name=f"<b>{name}</b>", date=f"<i>{date}</i>", words=f"<p>{words}</p>", button="")
        for name, date, words in SAID
    ]
    item = '<div class="x-item">{}</div>'
    thread = item.format(f"{parts[0]}<ul>{item.format(parts[1])}</ul>") + item.format(parts[2])
    found = discuss(f"<h3>3 comments</h3><div>{thread}</div>", sources=UNKNOWN).comments
    assert [(row.author, row.published_raw, row.text) for row in found] == list(SAID)
    assert [row.parent for row in found] == [None, 0, None]


LIKED = {
    "words": "<span>4 likes</span>",
    "a button with its count": '<a href="#l">Like (4)</a>',
    "a sign": "<span>♥ 4</span>",
    "a sign and a number": "<button>▲ <b>4</b></button>",
    "an element named for it": '<span class="vote-count">4</span>',
    "votes for and against": '<a class="x">4 upvotes</a> <a class="y">9 downvotes</a>',
}


@pytest.mark.parametrize("shown", LIKED.values(), ids=LIKED)
def test_likes_are_read_where_they_are_shown(discuss, shown):
    rows = "".join(f"<li><b>{name}</b> <i>{date}</i><p>{words}</p>{shown}</li>" for name, date, words in SAID)
    found = discuss(f"<h3>3 comments</h3><ul>{rows}</ul>", sources=UNKNOWN).comments
    assert [row.likes for row in found] == [4, 4, 4]


def test_votes_against_and_numbers_of_answers_are_no_likes(discuss):
    rows = "".join(
        f"<li><b>{name}</b> <i>{date}</i><p>{words}</p><a>4 downvotes</a> <a>3 replies</a></li>"
        for name, date, words in SAID
    )
    found = discuss(f"<h3>3 comments</h3><ul>{rows}</ul>", sources=UNKNOWN).comments
    assert [row.likes for row in found] == [None, None, None]
