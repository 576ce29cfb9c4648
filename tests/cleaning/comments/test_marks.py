"""Which part of a page is which comment, where the platforms' selectors are switched off."""

from cleaning.comments import find_discussion
from cleaning.context import PageContext
from cleaning.tree import parse_html

UNKNOWN = frozenset({"structured", "repeated"})


def test_a_comment_with_answers_in_it_keeps_the_name_above_its_date(discuss):
    def say(name: str, day: int, words: str, answers: str = "") -> str:
        return (
            f'<li class="com"><div class="kopf"><b>{name}</b></div><div class="tag"><a href="#">{day} March 2013</a></div>'
            f"<p>{words}</p>{answers}</li>"
        )

    answers = f"<ul>{say('Bo', 4, 'Mine took two.')}{say('Cy', 5, 'It depends on the pot.')}</ul>"
    talk = say("Ann", 3, "How long did it take?", answers) + say("Di", 6, "I would add salt.")
    rows = discuss(f"<h3>4 comments</h3><ol>{talk}</ol>", sources=UNKNOWN).comments
    assert [(row.author, row.text, row.parent) for row in rows] == [
        ("Ann", "How long did it take?", None), ("Bo", "Mine took two.", 0), ("Cy", "It depends on the pot.", 0),
        ("Di", "I would add salt.", None),
    ]  # fmt: skip


def test_the_words_behind_a_name_may_be_short(discuss):
    said = ["+1", "Nice one.", "first!", "Thanks for sharing, I will try this at the weekend."]
    talk = "".join(
        f"<dt><b>{name}</b>, {day} May 2013</dt><dd><p>{words}</p></dd>"
        for day, (name, words) in enumerate(zip(("Ann", "Bo", "Cy", "Di"), said, strict=True), 1)
    )
    rows = discuss(f"<h3>4 comments</h3><dl>{talk}</dl>", sources=UNKNOWN).comments
    assert [row.text for row in rows] == said


def test_a_line_of_name_and_date_below_the_words_marks_a_comment(discuss):
    talk = "".join(
        f"<p>{words}</p><p><i>{name}, {day} May 2013</i></p><hr>"
        for name, day, words in (
            ("Margaret Osgood-Petherick of Little Hadley", 3, "Too much salt for me."),
            ("Bo", 4, "I liked it with bread."),
            ("Cy", 5, "How many does it serve?"),
        )
    )
    rows = discuss(f"<div><h3>3 comments</h3>{talk}</div>", sources=UNKNOWN).comments
    assert [(row.author, row.text) for row in rows] == [
        ("Margaret Osgood-Petherick of Little Hadley", "Too much salt for me."),
        ("Bo", "I liked it with bread."), ("Cy", "How many does it serve?"),
    ]  # fmt: skip


def test_the_footer_of_an_article_may_hold_its_discussion(discuss):
    talk = "".join(
        f'<li class="entry-comment"><b class="user">{name}</b><p>{words}</p><time>{day} May 2013</time></li>'
        for name, day, words in (("Ann", 3, "Too much salt for me."), ("Bo", 4, "I liked it with bread."))
    )
    footer = f"<footer><ul>{talk}</ul></footer>"
    in_article = discuss(f"<article><p>Soup.</p>{footer}</article>", sources=UNKNOWN).comments
    assert [row.author for row in in_article] == ["Ann", "Bo"]
    assert discuss(footer, sources=UNKNOWN).comments == ()


def test_cells_of_one_kind_have_fields_of_their_own(discuss):
    talk = "".join(
        f'<div class="sub"><h4>{"Re: " * (day > 3)}No title</h4><div>{words}</div><ul class="foot"><li>2013/05/0{day}</li><li>URL</li><li>{name}</li></ul></div>'
        for name, day, words in (
            ("Ann", 3, "Too much salt for me."),
            ("Bo", 4, "I liked it with some bread."),
        )
    )
    rows = discuss(f"<h3>2 comments</h3><div>{talk}</div>", sources=UNKNOWN).comments
    assert [row.author for row in rows] == ["Ann", "Bo"]


def test_buttons_and_dates_alone_make_a_discussion_of_three(discuss):
    def talk(button: str) -> str:
        return "".join(
            f'<div class="x1"><a class="x2">{name}</a><div><span>{words}</span></div><div><a>{button}</a> <a>{day} May 2013</a></div></div>'
            for name, day, words in (
                ("Ann", 3, "Too much salt for me."), ("Bo", 4, "I liked it with bread."), ("Cy", 5, "How many does it serve?"),
            )
        )  # fmt: skip

    rows = discuss(f"<div>{talk('Reply')}</div>", sources=UNKNOWN).comments
    assert [row.author for row in rows] == ["Ann", "Bo", "Cy"]
    assert discuss(f"<div>{talk('Reply</a> <a>Retweet')}</div>", sources=UNKNOWN).comments == ()


def test_what_stands_between_headings_may_be_comments_without_marks(discuss):
    body = (
        "<h3>Comments</h3><p><b>Ann wrote:</b><br>Too much salt for me.</p><p><b>Bo wrote:</b><br>I liked it.</p>"
        "<p><b>Cy</b> (05/05/2013): How many does it serve?</p><h3>Elsewhere</h3><p>Bread is on another page.</p>"
    )
    rows = discuss(body, sources=UNKNOWN).comments
    assert [(row.author, row.text) for row in rows[:2]] == [
        ("Ann", "Too much salt for me."),
        ("Bo", "I liked it."),
    ]


def test_a_box_named_like_a_comment_may_hold_them_all(discuss):
    talk = "".join(
        f'<p><span class="commentator"><a>{name}</a></span> <span class="timestamp">2013/05/0{day} 10:00</span> {words}</p>'
        for name, day, words in (("Ann", 3, "Too much salt for me."), ("Bo", 4, "I liked it with bread."))
    )
    rows = discuss(f'<div class="comment"><div class="commentshort">{talk}</div></div>').comments
    assert [row.author for row in rows] == ["Ann", "Bo"]


def test_signatures_below_the_words_keep_them_though_a_last_line_follows(discuss):
    talk = "".join(
        f'<p>{words}</p><p class="posted">Posted by: <a>{name}</a> | 0{day}/20/2013 at 09:00 AM</p>'
        for name, day, words in (("Ann", 3, "Too much salt for me."), ("Bo", 4, "I liked it with bread."))
    )
    rows = discuss(
        f"<h2>Comments</h2>{talk}<p>The comments to this entry are closed.</p>", sources=UNKNOWN
    ).comments
    assert [(row.author, row.text) for row in rows] == [
        ("Ann", "Too much salt for me."), ("Bo", "I liked it with bread."),
    ]  # fmt: skip


def test_answers_in_a_list_of_their_own_stand_in_what_they_answer(discuss):
    def say(name: str, day: int, words: str, inside: str = "") -> str:
        return f"<dt>{name} (0{day}/05/2013 09:00)</dt><dd><p>{words}</p>{inside}</dd>"

    inner = f"<dl>{say('Bo', 4, 'I liked it with bread.')}</dl>"
    talk = say("Ann", 3, "Too much salt for me.", inner) + say("Cy", 5, "How many does it serve?")
    rows = discuss(f'<h2>Comments</h2><dl class="talk">{talk}</dl>', sources=UNKNOWN).comments
    assert [(row.author, row.text, row.parent) for row in rows] == [
        ("Ann", "Too much salt for me.", None), ("Bo", "I liked it with bread.", 0), ("Cy", "How many does it serve?", None),
    ]  # fmt: skip


def test_the_newest_comments_of_a_site_are_no_discussion_of_the_page(discuss):
    talk = "".join(
        f'<div><a href="/p/{day}#comment-{day}77">{name}</a> <span>{day} May 2013</span><p>{words}</p></div>'
        for name, day, words in (
            ("Ann", 3, "Too much salt for me."), ("Bo", 4, "I liked it with bread."), ("Cy", 5, "How many does it serve?"),
        )
    )  # fmt: skip
    assert discuss(f"<div><h3>Latest comments</h3>{talk}</div>", sources=UNKNOWN).comments == ()


def test_as_many_of_a_kind_as_the_heading_says_are_records_and_a_box_is_a_date(discuss):
    talk = "".join(
        f'<div class="item"><div class="box"><span>May</span><span>{day}</span><span>2013</span></div><div><h4>{name}</h4><p>{words}</p></div></div>'
        for name, day, words in (("Ann", 3, "Too much salt for me."), ("Bo", 4, "I liked it with bread."))
    )
    rows = discuss(f'<div class="resp"><h3>2 Responses</h3>{talk}</div>', sources=UNKNOWN).comments
    assert [(row.author, row.published, row.text) for row in rows] == [
        ("Ann", "2013-05-03", "Too much salt for me."), ("Bo", "2013-05-04", "I liked it with bread."),
    ]  # fmt: skip
    assert discuss(f'<div class="resp"><h3>3 Responses</h3>{talk}</div>', sources=UNKNOWN).comments == ()


def test_a_comment_of_just_now_is_marked_like_the_others(discuss):
    talk = "".join(
        f'<div><div><a href="/u">{name}</a> <span>· {age}</span></div><div>{words}</div></div>'
        for name, age, words in (
            ("Ann", "just now", "Too much salt for me."), ("Bo", "3 hours ago", "I liked it with bread."),
            ("Cy", "yesterday", "How many does it serve?"),
        )
    )  # fmt: skip
    rows = discuss(f"<div><h3>Comments</h3>{talk}</div>", sources=UNKNOWN).comments
    assert [row.author for row in rows] == ["Ann", "Bo", "Cy"]


def test_rows_of_one_round_are_one_comment(discuss):
    talk = "".join(
        f"<tr><td>Name</td><td>{name}</td></tr><tr><td>Date</td><td>{day} May 2013</td></tr>"
        f'<tr><td>Comment</td><td>{words}</td></tr><tr><td colspan="2"><hr></td></tr>'
        for name, day, words in (
            ("Ann", 3, "Too much salt for me."), ("Bo", 4, "I liked it with bread."), ("Cy", 5, "How many does it serve?"),
            ("Dee", 6, "Cook it for longer, please."),
        )
    )  # fmt: skip
    rows = discuss(f"<h3>Your comments</h3><table>{talk}</table>", sources=UNKNOWN).comments
    assert [(row.author, row.published) for row in rows] == [
        ("Ann", "2013-05-03"), ("Bo", "2013-05-04"), ("Cy", "2013-05-05"), ("Dee", "2013-05-06"),
    ]  # fmt: skip


def test_stripes_in_two_colours_are_one_discussion(discuss):
    talk = "".join(
        f'<div class="{colour}"><p><strong>{name}</strong> - {day}/05/2013 at 09:00</p><p>{words}</p></div>'
        for name, day, words, colour in (
            ("Ann", 13, "Too much salt for me.", "dark"), ("Bo", 14, "I liked it with bread.", "light"),
            ("Cy", 15, "How many does it serve?", "dark"), ("Dee", 16, "Cook it for longer, please.", "light"),
        )
    )  # fmt: skip
    rows = discuss(f"<h3>4 comments</h3><div>{talk}</div>", sources=UNKNOWN).comments
    assert [row.author for row in rows] == ["Ann", "Bo", "Cy", "Dee"]


def test_a_name_may_stand_loose_beside_its_date(discuss):
    talk = "".join(
        f'<li><p class="cName">{name}<span>2013.05.0{day}</span></p><div>{words}</div></li>'
        for name, day, words in (("Ann", 3, "Too much salt for me."), ("Bo", 4, "I liked it with bread."))
    )
    rows = discuss(f"<h3>Comments</h3><ul>{talk}</ul>", sources=UNKNOWN).comments
    assert [(row.author, row.published) for row in rows] == [("Ann", "2013-05-03"), ("Bo", "2013-05-04")]


def test_a_comment_that_keeps_its_button_below_its_answers_is_whole(discuss):
    def said(name: str, day: int, words: str, inner: str = "") -> str:
        return (
            f'<div class="my-4"><div class="flex"><div class="mr-2">{name}</div></div><div class="text-sm">2023-01-{day}</div>'
            f'<div class="my-2"><p>{words}</p></div>{inner}<div><button>Reply</button></div></div>'
        )

    answers = said("Bo", 23, "Then use less.") + said("Cy", 24, "Or none at all.")
    body = said("Ann", 22, "Too much salt.", answers) + said("Di", 25, "Fine for me.")
    rows = discuss(f"<div>{body}</div>", sources=frozenset({"repeated"})).comments
    assert [(row.author, row.text, row.parent) for row in rows] == [
        ("Ann", "Too much salt.", None),
        ("Bo", "Then use less.", 0),
        ("Cy", "Or none at all.", 0),
        ("Di", "Fine for me.", None),
    ]


def test_a_form_behind_the_end_of_the_document_is_looked_at():
    body = '<div id="clearer"></html><textarea id="text" name="text" rows="10" cols="50">'
    tree = parse_html(f"<h1>Soup</h1><p>Cook it slowly.</p>{body}", source="page")
    assert find_discussion(tree, PageContext()).comments == ()


def test_a_term_may_have_words_and_date_in_parts_of_its_own(discuss):
    said = (
        ("Ann", 3, "Too much salt for me."),
        ("Bo", 4, "I liked it with bread."),
        ("Cy", 5, "How many does it serve?"),
    )
    talk = "".join(
        f'<dt class="author"><a href="https://{name}.example/">{name}</a> said...</dt><dd class="body"><p>{words}</p></dd>'
        f'<dd class="footer"><a href="#c{day}">May {day}, 2013 10:00 AM</a></dd>'
        for name, day, words in said
    )
    rows = discuss(f'<div id="comments"><h4>3 comments</h4><dl>{talk}</dl></div>', sources=UNKNOWN).comments
    assert [(row.author, row.text) for row in rows] == [(name, words) for name, _, words in said]
