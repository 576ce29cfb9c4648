"""Whole pages that say something twice: copies go, refrains stay, and no page knows of another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaning import RawPage, clean

TITLE = "The quiet harbour"
STORY = [
    "The harbour was quiet when the last ferry came in, and only two of the lamps along the quay were lit that evening.",
    "Nobody had told the lighthouse keeper that the season was over, so he went on polishing the glass every night.",
    "In the morning the first snow lay on the nets.",
    "Snow is not rare here, but it seldom comes before the herring has gone south and the boats are home again.",
]
REFRAIN = [
    "O harbour, my harbour,",
    "the lamps are burning low;",
    "O harbour, my harbour,",
    "and whither shall we go?",
]
POEM = [
    *REFRAIN,
    "The ferry came at midnight,",
    "the keeper rang the bell,",
    *REFRAIN,
    "and nobody could tell.",
]
ITEMS = ["Salt", "Flour", "Salt", "Flour"]


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str) -> bytes:
    return f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{body}</article></body></html>".encode()


def lines_of(body: bytes) -> list[str]:
    return clean(RawPage(body=body)).documents[0].text.split("\n")


BODY = paragraphs(*STORY)
VERSES = f"<p>{'<br>'.join(POEM)}</p>"
PAGES = [
    (page(f'<div class="desktop">{BODY}</div><div class="mobile">{BODY}</div>'), STORY),
    (page(f'<div class="web">{BODY}</div><div class="paper">{BODY}</div>'), STORY),
    (page(f'<div class="entry-summary"><p>{STORY[0][:80]}…</p></div><div class="entry-content">{BODY}</div>'), STORY),
    (page(f'<div class="lead"><p>{STORY[0]}</p></div><div class="entry-content">{BODY}</div>'), STORY),
    (page(f"<h2>{TITLE}</h2><p><b>{TITLE}</b></p>{BODY}"), STORY),
    (page(f"{paragraphs(*STORY[:3])}<p>{STORY[3]} {STORY[3]}</p>"), STORY),
    (page(VERSES), POEM),
    (page(f"<div>{VERSES}</div><div>{VERSES}</div>"), POEM),
    (page(f"{BODY}<ul>{''.join(f'<li>{item}</li>' for item in ITEMS)}</ul>"), [*STORY, *ITEMS]),
    (page(f"{BODY}<blockquote>{STORY[1]}</blockquote><p>That is the best of it, a reader wrote.</p>"),
     [*STORY, STORY[1], "That is the best of it, a reader wrote."]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), PAGES)
def test_a_page_keeps_what_it_says_once(body, lines):
    assert lines_of(body) == lines


@settings(max_examples=5, deadline=None)
@given(order=st.permutations(range(len(PAGES))))
def test_no_page_depends_on_those_before_it(order):
    assert all(lines_of(PAGES[number][0]) == PAGES[number][1] for number in order)


def test_a_comment_that_quotes_the_post_keeps_its_quotation():
    said = f"<blockquote><p>{STORY[1]}</p></blockquote><p>That is the best of it.</p>"
    thread = "".join(
        f'<li class="comment" id="comment-{n}"><cite class="fn">Ann</cite> <span class="says">says:</span>'
        f'<div class="comment-meta"><a href="#comment-{n}">March {n}, 2012 at 9:15 am</a></div>{said}</li>'
        for n in (1, 2)
    )
    body = page(BODY).replace(b"</article>", f'</article><ol class="commentlist">{thread}</ol>'.encode())
    post = clean(RawPage(body=body)).documents[0]
    assert [comment.text for comment in post.comments] == [f"{STORY[1]}\nThat is the best of it."] * 2
