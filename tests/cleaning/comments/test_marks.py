"""Which part of a page is which comment, where the platforms' selectors are switched off."""

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
