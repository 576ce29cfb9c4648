"""The same discussion in 35 interface languages, in markup that nobody listed and as flattened text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cleaning import RawPage, clean

WORDS = (
    "I read this twice and it made me laugh out loud on the train.",
    "Where did you stay on the second night? We plan to go in June.",
    "Thanks!",
)
DAYS = ("2016-05-03", "2016-05-04", "2016-05-05")
POST = (
    "Trains run late in winter because snow lies on the points and ice hangs from the wires. The first crew goes "
    "out at four with brooms and salt, long before the cafe opens. Nobody sees them but the foxes.",
    "By noon the timetable is whole again, and the board at the station says so in yellow letters. I wrote down "
    "what the crew told me over a pot of tea in their hut by the river bridge.",
)


@dataclass(frozen=True, slots=True)
class Printed:
    """What an interface language prints around three comments of 3, 4 and 5 May 2016."""

    language: str
    heading: str
    says: str
    reply: str
    form: str
    dates: tuple[str, ...]
    names: tuple[str, ...]


def printed(line: str) -> Printed:
    language, heading, says, reply, form, *rest = line.split("\t")
    return Printed(language, heading, says, reply, form, tuple(rest[:3]), tuple(rest[3:]))


PRINTED = [
    printed(line)
    for line in (Path(__file__).parent / "printed_discussions.tsv").read_text("utf-8").splitlines()
]


def page(talk: Printed, comments: str) -> RawPage:
    body = (
        f'<html lang="{talk.language}"><head><title>The trip</title></head><body><h1>The trip</h1>'
        f"<div><p>{POST[0]}</p><p>{POST[1]}</p></div><h3>{talk.heading}</h3><div>{comments}</div>"
        f"<h3>{talk.form}</h3></body></html>"
    )
    return RawPage(body=body.encode(), source="page.html")


def marked(talk: Printed) -> RawPage:
    """Name and date in elements of their own."""
    rows = (
        f'<div class="x1"><div class="x2"><a href="#">{name}</a> <span>{date}</span></div>'
        f'<div class="x3"><p>{words}</p></div><a class="x4" href="#">{talk.reply}</a></div>'
        for name, date, words in zip(talk.names, talk.dates, WORDS, strict=True)
    )
    return page(talk, "".join(rows))


def speaking(talk: Printed) -> RawPage:
    """A line "NAME says:" above each comment."""
    rows = (
        f'<div class="x1"><div class="x2">{talk.says.format(n=name)}</div><div class="x5">{date}</div>'
        f'<div class="x3"><p>{words}</p></div><a class="x4" href="#">{talk.reply}</a></div>'
        for name, date, words in zip(talk.names, talk.dates, WORDS, strict=True)
    )
    return page(talk, "".join(rows))


def cells(talk: Printed) -> RawPage:
    """Name and date in one cell of a table, the words in the other."""
    rows = (
        f"<tr><td>{name}<br>{date}</td><td>{words}</td></tr>"
        for name, date, words in zip(talk.names, talk.dates, WORDS, strict=True)
    )
    return page(talk, f"<table>{''.join(rows)}</table>")


def broken(talk: Printed) -> RawPage:
    """Nothing but line breaks between comments."""
    rows = (
        f"<b>{name}</b> {date}<br>{words}<br><br>"
        for name, date, words in zip(talk.names, talk.dates, WORDS, strict=True)
    )
    return page(talk, "".join(rows))


def below(talk: Printed) -> RawPage:
    """Date and name below the words."""
    rows = (
        f"<li><p>{words}</p><small>{date} – {name}</small></li>"
        for name, date, words in zip(talk.names, talk.dates, WORDS, strict=True)
    )
    return page(talk, "".join(rows))


def one_line(talk: Printed) -> RawPage:
    """Name and date in one line without any mark."""
    rows = (
        f'<div class="q"><p class="m">{name}, {date}</p><p>{words}</p></div>'
        for name, date, words in zip(talk.names, talk.dates, WORDS, strict=True)
    )
    return page(talk, "".join(rows))


def flattened(talk: Printed, names: list[str]) -> RawPage:
    lines = ["The trip", *POST, talk.heading]
    for name, date, words in zip(names, talk.dates, WORDS, strict=True):
        lines += [name, date, words, talk.reply]
    return RawPage(body="\n".join([*lines, talk.form]).encode(), source="page.txt")


def flat(talk: Printed) -> RawPage:
    return flattened(talk, list(talk.names))


def flat_speaking(talk: Printed) -> RawPage:
    return flattened(talk, [talk.says.format(n=name) for name in talk.names])


@pytest.mark.parametrize("make", [marked, speaking, one_line, cells, broken, below, flat, flat_speaking])
@pytest.mark.parametrize("talk", PRINTED, ids=[talk.language for talk in PRINTED])
def test_a_discussion_is_rows_in_every_language(talk: Printed, make: Callable[[Printed], RawPage]) -> None:
    (document,) = clean(make(talk)).documents
    rows = [(c.author, (c.published or "")[:10], c.text) for c in document.comments]
    assert rows == list(zip(talk.names, DAYS, WORDS, strict=True))


ANSWERING = {
    "en": "In reply to {n}",
    "de": "Als Antwort auf {n}",
    "fr": "En réponse à {n}",
    "es": "En respuesta a {n}",
    "pt-br": "Em resposta a {n}",
    "it": "In risposta a {n}",
    "nl": "In antwoord op {n}",
    "pl": "W odpowiedzi do {n}",
    "ru": "Ответ на {n}",
    "tr": "{n} kullanıcısına cevap olarak",
    "ar": "رداً على {n}",
    "ja": "{n} への返信",
    "ko": "{n}님에게 답글",
    "zh": "回复 {n}",
    "vi": "Trả lời {n}",
}
"""A line above the words that says whom they answer."""


@pytest.mark.parametrize("make", [marked, flat])
@pytest.mark.parametrize(
    "talk",
    [t for t in PRINTED if t.language in ANSWERING],
    ids=[t.language for t in PRINTED if t.language in ANSWERING],
)
def test_a_line_above_the_words_says_whom_they_answer(
    talk: Printed, make: Callable[[Printed], RawPage]
) -> None:
    line = ANSWERING[talk.language].format(n=talk.names[0])
    page = make(talk)
    above, below = ("<p>", "</p>") if page.source == "page.html" else ("", "\n")
    words = f"<p>{WORDS[1]}" if above else WORDS[1]
    body = page.body.decode().replace(words, f"{above}{line}{below}{words}")
    (document,) = clean(RawPage(body=body.encode(), source=page.source)).documents
    assert [(c.parent, c.text) for c in document.comments][1] == (0, WORDS[1])


@pytest.mark.parametrize("make", [marked, flat])
@pytest.mark.parametrize("talk", PRINTED, ids=[talk.language for talk in PRINTED])
def test_the_post_beside_it_keeps_its_words(talk: Printed, make: Callable[[Printed], RawPage]) -> None:
    (document,) = clean(make(talk)).documents
    assert document.text.split("\n") == list(POST)
