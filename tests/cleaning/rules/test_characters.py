"""Mojibake is repaired where it is certain, and right text is never touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning import RawPage, clean
from cleaning.cuts import CutLog
from cleaning.rules.characters import mend_characters

RIGHT = {
    "de": "Grüße aus Köln, wo es schön ist – und „größer“ als man denkt…",
    "fr": "L’été à la forêt : garçons, œufs, naïveté, « voilà » et ça.",
    "es": "El niño soñó con piñas; ¿qué más quería? ¡Corazón!",
    "pt": "NÃO É AÇÃO: São João, coração, IRMÃ” e pão.",
    "sv": "Ärligt talat, åtta öar i Ångermanland.",
    "tr": "İstanbul’da güneşli bir gün, çok şık.",
    "vi": "Tiếng Việt: Đà Nẵng, phở, Ấn Độ, Â và Ã.",
    "ru": "Привет, мир — как дела?",
    "el": "Καλημέρα, Ελλάδα!",
    "ja": "日本語の文章、全角「かぎ」。",
    "zh": "中文，标点。",
    "ar": "مرحبا بالعالم",
    "hi": "नमस्ते दुनिया क्‍या",
    "ko": "안녕하세요 세계",
    "he": "שלום עולם",
    "emoji": "Family 👨‍👩‍👧 and ♥ ™ © 20° ½",
}


def broken(text: str, encoding: str = "cp1252") -> str:
    """UTF-8 as a server shows it that takes it for Windows-1252, undefined bytes dropped."""
    return "".join(bytes([byte]).decode(encoding, "ignore") for byte in text.encode("utf-8"))


@pytest.mark.parametrize("language", RIGHT)
def test_right_text_is_left_as_it_is(language):
    page = f"<p>{RIGHT[language]}</p>" * 5
    cuts = CutLog()
    assert mend_characters(page, cuts) == page
    assert cuts.freeze() == ()


@pytest.mark.parametrize("language", ["de", "fr", "es", "sv"])
def test_text_that_was_read_in_the_wrong_encoding_is_repaired(language):
    cuts = CutLog()
    assert mend_characters(f"<p>{broken(RIGHT[language])}</p>", cuts) == f"<p>{RIGHT[language]}</p>"
    assert {cut.rule for cut in cuts.freeze()} == {"mojibake"}


@pytest.mark.parametrize(
    ("markup", "mended"),
    [
        ("<p>Itâ€™s fine, isnâ€™t it?</p>", "<p>It’s fine, isn’t it?</p>"),
        ("<p>â€œHelloâ€ she said</p>", "<p>“Hello” she said</p>"),
        ("<p>Schöne Grüße</p><li>schÃ¶ne GrÃ¼ÃŸe</li>", "<p>Schöne Grüße</p><li>schöne Grüße</li>"),
        ('<img alt="GrÃ¼ÃŸe">', '<img alt="Grüße">'),
    ],
)
def test_each_run_is_judged_for_itself(markup, mended):
    assert mend_characters(markup, CutLog()) == mended


@pytest.mark.parametrize(
    "markup",
    [
        "<p>CafÃ©</p>",  # one alone may be a joke
        "<p>Mojibake: GrÃ¼ÃŸe aus KÃ¶ln, schÃ¶n!</p>",
        "<p>Mein Zeichensatz ist kaputt: GrÃ¼ÃŸe, KÃ¶ln.</p>",
        "<p>You see Ã© and Ã¼ instead of é and ü.</p>",
        "<p>A \x42 and nothing else.</p>",
    ],
)
def test_what_is_not_certain_stays(markup):
    assert mend_characters(markup, CutLog()) == markup


@given(st.text())
def test_a_second_time_changes_nothing(text):
    once = mend_characters(text, CutLog())
    assert mend_characters(once, CutLog()) == once


def test_invisible_characters_go_and_joiners_stay():
    cuts = CutLog()
    left = mend_characters("<p>Donau\u00addampf&shy;schiff\u200b \ufeffक्\u200dया &amp; می\u200cخواهم", cuts)
    assert left == "<p>Donaudampfschiff क्\u200dया &amp; می\u200cخواهم"
    assert [cut.rule for cut in cuts.freeze()] == ["invisible_characters"]


def test_a_page_with_broken_comments_has_right_rows():
    said = broken("Schöne Grüße aus Köln, und danke für die schönen Fotos!")
    body = (
        "<html><head><title>Häfen</title></head><body><article><h1>Häfen</h1>"
        + f"<p>{'Der Hafen war still, als die Fähre einlief. ' * 6}</p></article>"
        + '<ol class="commentlist">'
        + "".join(
            f'<li class="comment" id="comment-{n}"><cite class="fn">Jörg</cite> <span class="says">sagt:</span>'
            f'<div class="comment-meta"><a href="#comment-{n}">3. März 2012 um 9:1{n}</a></div><p>{said} {n}</p></li>'
            for n in (1, 2)
        )
        + "</ol></body></html>"
    )
    outcome = clean(RawPage(body=body.encode(), source="page.html"))
    assert [comment.text for comment in outcome.documents[0].comments] == [
        f"Schöne Grüße aus Köln, und danke für die schönen Fotos! {n}" for n in (1, 2)
    ]


@pytest.mark.parametrize("piece", ["Ã", "â€", "Ã©", "&shy;", "<", "é\u200b"])
def test_hostile_pages_are_read_in_linear_time(piece):
    assert isinstance(mend_characters(piece * (1_000_000 // len(piece)), CutLog()), str)
