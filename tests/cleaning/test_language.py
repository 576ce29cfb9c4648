"""The language of a post that declares none."""

import pytest

from cleaning import Document, RawPage, clean
from cleaning.language import LANGUAGES, _common_words, name_language

ENGLISH = (
    "The ferry had not run since March, and the island had learnt to do without the mainland, as it had in the "
    "winter of the long ice, which nobody remembered and of which everybody told. Bread came from the oven behind "
    "the chapel, and letters came when somebody rowed."
)
GERMAN = (
    "Die Fähre fuhr seit März nicht mehr, und die Insel hatte gelernt, ohne das Festland zu leben, wie in dem "
    "Winter des langen Eises, an den sich niemand erinnerte und von dem alle erzählten. Das Brot kam aus dem Ofen "
    "hinter der Kapelle, und Briefe kamen, wenn jemand mit dem Boot zu uns ruderte."
)
DANISH = (
    "Færgen havde ikke sejlet siden marts, og øen havde lært at klare sig uden fastlandet, som den havde gjort i den "
    "lange isvinter, som ingen huskede, og som alle fortalte om. Brødet kom fra ovnen bag kapellet, og der kom breve, "
    "når nogen af os roede over til dem, hvad der ikke skete hver uge."
)
RUSSIAN = (
    "Паром не ходил с марта, и остров научился жить без большой земли, как в ту зиму, когда стоял долгий лёд, о которой "
    "никто не помнил и о которой все рассказывали. Хлеб был из печи за часовней, а письма были тогда, когда кто-то из нас "
    "садился на вёсла, что бывало не так часто, как того хотели бы на почте."
)
JAPANESE = (
    "三月から船は来ていない。島は本土なしで暮らすことを覚えた。誰も覚えていないが誰もが話す長い氷の冬と同じように。パンは礼拝堂"
    "の裏の窯から来た。手紙は誰かが舟を漕いだときに来た。八月になると時刻表のことを尋ねる人はいなくなった。"
)
CHINESE = (
    "渡船从三月起就停了，岛上的人学会了没有大陆的日子，就像那个漫长的冰冻的冬天一样，没有人记得那个冬天，可是人人都讲它的故事。"
    "面包来自教堂后面的炉子，信件在有人划船的时候才来。到了八月，没有人再问时刻表什么时候会重新印出来，港务长开始学拉小提琴，灯塔那边都听得见。"
)


def guess(text: str) -> str | None:
    return name_language(Document(text=text)).language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        (DANISH, "da"),
        (RUSSIAN, "ru"),
        (JAPANESE, "ja"),
        (CHINESE, "zh"),
        (ENGLISH.upper(), "en"),
    ],
    ids=["en", "de", "da", "ru", "ja", "zh", "capitals"],
)
def test_a_language_is_told_by_its_words_or_its_script(text: str, language: str) -> None:
    assert guess(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ferry had not run since March, and the island had learnt to do without it.",
        JAPANESE[:40],
        "Canon EOS 5D Mark II, Nikon D700, Sony Alpha 900, Leica M9. " * 8,
    ],
    ids=["empty", "short", "short script", "names"],
)
def test_nothing_is_told_where_the_text_does_not_tell(text: str) -> None:
    assert guess(text) is None


def test_a_guess_says_that_it_is_one() -> None:
    told = [name_language(Document(text=text)).evidence["language"] for text in (ENGLISH, JAPANESE)]
    assert told == ["heuristic: common words", "heuristic: script"]


def test_what_is_declared_stays() -> None:
    post = Document(text=GERMAN, language="en", evidence={"language": "html lang"})
    assert name_language(post) is post


def test_the_text_of_any_kind_of_page_tells_it() -> None:
    page = (
        f"<html><head><title>Die Fähre</title></head><body><article><p>{GERMAN}</p></article></body></html>"
    )
    feed = (
        f"<rss version='2.0'><channel><title>Insel</title><item><title>Die Fähre</title><description>{GERMAN}"
    )
    feed += "</description></item></channel></rss>"
    for body in (page, feed, f"Die Fähre\n\n{GERMAN}\n"):
        [post] = clean(RawPage(body=body.encode())).documents
        assert post.language == "de"


def test_a_list_holds_no_words_of_a_foreign_script() -> None:
    assert "Marathi" not in _common_words()["the"]


def test_every_list_of_common_words_is_there() -> None:
    assert {name for names in _common_words().values() for name in names} == set(LANGUAGES)
