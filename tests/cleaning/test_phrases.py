"""Phrases are data that every reader can trust: whole, bounded, fast to look up."""

import tomllib
from importlib import resources

import pytest

from cleaning import phrases
from cleaning.phrases import families_of, fold, is_phrase, pattern

FILES = {
    entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text("utf-8"))
    for entry in resources.files(phrases).iterdir()
    if entry.name.endswith(".toml")
}
NEEDED = {
    "reply",
    "says",
    "comments_heading",
    "comment_form",
    "share",
    "related",
    "navigation",
    "continuation",
}


def test_there_are_at_least_twenty_five_languages():
    assert len(FILES) >= 25


@pytest.mark.parametrize("language", sorted(FILES))
def test_a_language_has_the_families_that_readers_ask_for(language):
    assert NEEDED.issubset(FILES[language])


@pytest.mark.parametrize("language", sorted(FILES))
def test_a_language_adds_no_family_that_english_lacks(language):
    assert FILES[language].keys() <= FILES["en"].keys()


@pytest.mark.parametrize("language", sorted(FILES))
def test_every_phrase_is_found_again(language):
    filled = {"{n}": "12", "{name}": "Ann Lee", "{date}": "2 May 2016", "{title}": "Tea at noon", "%s": "%s"}
    for family, members in FILES[language].items():
        for phrase in members:
            line = phrase
            for placeholder, value in filled.items():
                line = line.replace(placeholder, value)
            if fold(line):
                assert is_phrase(line, family), (family, phrase)


@pytest.mark.parametrize("language", sorted(FILES))
def test_a_template_has_words_at_one_end_and_fits_a_line(language):
    for members in FILES[language].values():
        for phrase in members:
            assert len(phrase) <= phrases.MAX_CHARS
            assert not (phrase.startswith(("{name}", "{title}", "{date}")) and phrase.endswith("}")), phrase


@pytest.mark.parametrize(
    ("line", "family"),
    [
        ("Leave a Reply:", "comment_form"),
        ("« 3 thoughts on “Tea” »", "comments_heading"),
        ("1,204 Comments", "comments_heading"),
        ("٣ تعليقات", "comments_heading"),
        ("J'aime", "like"),
        ("J’aime", "like"),
        ("9 条评论", "comments_heading"),
        ("The post Tea at noon appeared first on Kettle Post.", "syndication"),
    ],
)
def test_a_line_is_found_however_it_is_written(line, family):
    assert family in families_of(line)


@pytest.mark.parametrize(
    "line", ["", " ", "The kettle sings.", "x" * 5_000, "Comments are free but facts are sacred"]
)
def test_prose_belongs_to_no_family(line):
    assert families_of(line) == frozenset()


@pytest.mark.parametrize(
    ("line", "is_filled"),
    [
        (f"Reply to {'x' * 60}", True),
        (f"Reply to {'x' * 61}", False),
        ("Reply to", False),
        ("12,345 replies", True),
        ("1,2,3,4,5,6,7,8,9 replies", False),
        ("twelve replies", False),
    ],
)
def test_a_placeholder_has_bounds(line, is_filled):
    assert bool(families_of(line)) is is_filled


@pytest.mark.parametrize("length", [0, 1, 3, 4, 40, 41, 60, 61, 160, 161])
@pytest.mark.parametrize("placeholder", ["{name}", "{date}", "{title}"])
def test_a_template_fits_what_its_pattern_matches(placeholder, length):
    members = FILES["en"].items()
    templates = ((family, phrase) for family, phrases_of in members for phrase in phrases_of)
    for family, phrase in templates:
        if phrase.count("{") == 1 and placeholder in phrase:
            line = fold(phrase.replace(placeholder, "x" * length))
            found = pattern(family).fullmatch(line) is not None
            assert (family in families_of(line)) is found or len(line) > phrases.MAX_CHARS, phrase


def test_a_pattern_matches_what_the_lookup_finds():
    assert pattern("byline").fullmatch(fold("By Ann Lee"))


@pytest.mark.parametrize("piece", ["a ", "1,", "by ", "- ", "12 comments ", "«"])
def test_hostile_lines_are_looked_up(piece):
    for length in range(1, phrases.MAX_CHARS):
        families_of((piece * phrases.MAX_CHARS)[:length] + "\u200bz")


@pytest.mark.parametrize(
    ("line", "family"), [("Repondre", "reply"), ("Gefallt mir", "like"), ("Seguir a José", "follow")]
)
def test_phrase_is_told_without_its_accents(line: str, family: str) -> None:
    assert is_phrase(line, family)
