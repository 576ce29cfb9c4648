"""Discussions that no word of the page announces, and what looks like one."""

UNKNOWN = frozenset({"structured", "repeated"})
SAID = (
    ("Ann Lee", "6 Jan 2007, 10:12", "Has anybody got the new valve to fit? Mine is too long by an inch."),
    (
        "Ursula",
        "6 Jan 2007, 15:31",
        "The drawing is in metric, Ann, even though it does not say so anywhere.",
    ),
    ("Ann Lee", "7 Jan 2007, 09:04", "Well I never. Thirty years I have been filing these to make them fit!"),
    (
        "J. T. Oakes",
        "8 Jan 2007, 22:47",
        "For the record, the foundry in Leeds marks theirs with a small letter.",
    ),
)


def names(discuss, body: str) -> list[str]:
    return [row.author for row in discuss(body, sources=UNKNOWN).comments]


def entries(said, form: str) -> str:
    return "".join(form.format(name=name, date=date, words=words) for name, date, words in said)


PLAIN = "<div class=xq><b>{name}</b> <i>{date}</i><p>{words}</p></div>"


def test_people_who_come_back_at_odd_times_talk(discuss):
    assert names(discuss, entries(SAID, PLAIN)) == [name for name, _, _ in SAID]


def test_what_leads_to_other_pages_is_a_list_of_them(discuss):
    form = '<div class=xq><b>{name}</b> <i>{date}</i><p>{words}</p><a href="/post">The whole story of it</a></div>'
    assert names(discuss, entries(SAID, form)) == []


def test_what_has_titles_is_a_list_of_posts(discuss):
    form = "<div class=xq><h3>Valves</h3><b>{name}</b> <i>{date}</i><p>{words}</p></div>"
    assert names(discuss, entries(SAID, form)) == []


def test_a_programme_begins_at_full_hours_and_nobody_comes_back(discuss):
    programme = [
        (name, f"{day} Jan 2007, 19:00", f"{name} talks about valves, drawings and the foundry.")
        for day, name in enumerate(("Ann Lee", "Ursula Beck", "J. T. Oakes", "Mei Tanaka"), 4)
    ]
    assert names(discuss, entries(programme, PLAIN)) == []


def test_days_of_a_history_are_no_talk(discuss):
    history = [
        ("Ernesto", "3 May 1921", "Opens the first shop with a loan from his uncle and two boys."),
        ("Pia", "12 June 1946", "The daughter opens it again after the war, and it goes well."),
        ("Irene", "9 September 2010", "The fourth generation brings the machine, and keeps the gold leaf."),
    ]
    assert names(discuss, entries(history, PLAIN)) == []


def test_lines_that_are_signed_talk_without_a_clock(discuss):
    form = "<li><p>{words}</p><p><em>Escrito por <strong>{name}</strong> el {date}</em></p></li>"
    said = [(name, date[:10].strip(" ,"), words) for name, date, words in SAID]
    assert names(discuss, f"<ol>{entries(said, form)}</ol>") == [name for name, _, _ in SAID]


def test_ages_tell_a_day_and_a_thread_an_answer(discuss):
    answer = entries([("Bo", "3 days ago", "Hats. And a lot of Russian music, sung very loudly.")], PLAIN)
    first = entries(
        [("Petra", "4 days ago", "What do you do in winter? I remember icicles on the inside.")], PLAIN
    )
    other = entries(
        [("Petra", "22 hours ago", "The pumps were built in Leeds, and the last one still lifts.")], PLAIN
    )
    nested = first.removesuffix("</div>") + f"<section>{answer}</section></div>"
    rows = discuss(nested + other, sources=UNKNOWN).comments
    assert [(row.author, row.parent) for row in rows] == [("Petra", None), ("Bo", 0), ("Petra", None)]


def test_a_ticker_of_a_few_reporters_is_no_talk(discuss):
    ticker = [
        ("Rhian Moss", "4 July 2024, 22:04", "The first boxes have arrived at the leisure centre, and a long silence."),
        ("Karim Shah", "4 July 2024, 22:37", "Turnout in the north is reported at three points below last time."),
        ("Rhian Moss", "4 July 2024, 23:12", "The council has a recount in ward four, nine votes between the two."),
        ("Dom Ferris", "5 July 2024, 00:48", "The minister has left by the back door without a word to the press."),
    ]  # fmt: skip
    assert names(discuss, entries(ticker, PLAIN)) == []


def test_the_newest_comments_of_other_pages_are_no_discussion(discuss):
    newest = "".join(
        f'<li><b>{name}</b> → <a href="/{n}#c">{post}</a><br>{words}<br><small>yesterday, 21:4{n}</small></li>'
        for n, (name, post, words) in enumerate(
            (
                ("Ann", "Soup", "It worked, three pots of it…"),
                ("Bo", "Carrots", "I keep them in sand, Ann…"),
                ("Ann", "Leeks", "Which kind is the best…"),
            )
        )
    )
    assert names(discuss, f"<h4>Latest comments</h4><ul>{newest}</ul>") == []


def test_minutes_of_a_meeting_are_no_talk(discuss):
    minutes = [
        (
            "Mrs Lamb",
            "9 Mar 2018, 19:32",
            "Reported on the water butts. Two are cracked, and we thank the members.",
        ),
        (
            "Mr Oduya",
            "9 Mar 2018, 19:47",
            "Asked who has got the key of the shed. Nobody knew it, sorry to say!",
        ),
        (
            "Mrs Lamb",
            "9 Mar 2018, 20:04",
            "Moved that the fees stay as they are. I love that, said everybody.",
        ),
    ]
    assert names(discuss, entries(minutes, PLAIN)) == []


def test_a_form_behind_them_asks_for_an_answer(discuss):
    said = [
        SAID[0],
        SAID[3],
        ("Ann Lee", "9 Jan 2007, 07:58", "There is no letter at all on any of those I have."),
    ]
    form = "<form><textarea></textarea></form>"
    assert names(discuss, f"<div>{entries(said, PLAIN)}</div>{form}") == ["Ann Lee", "J. T. Oakes", "Ann Lee"]
    assert names(discuss, f"<div>{entries(said, PLAIN)}</div>") == []
