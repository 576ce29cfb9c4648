from __future__ import annotations

from cleaning.text.manner import Manner, count_content, manner_features, read_manners
from cleaning.text.voice import HEAD_CHARS, TAIL_CHARS


def features(texts: list[str], at: int, post: frozenset[str] = frozenset()) -> dict[str, float]:
    manners = read_manners(texts)
    return manner_features(manners, at, count_content(manners), post)


def read(text: str) -> Manner:
    return read_manners([text])[0]


def test_one_manner_does_not_differ() -> None:
    found = features(["Loaves rose well.", "Loaves rose well."], 1)
    assert all(value == 0 for name, value in found.items() if name.startswith("differs "))


def test_small_i_differs() -> None:
    assert features(["I bake bread.", "and i eat it"], 1)["differs small i"] == 1


def test_shared_rare_word_tells_on() -> None:
    texts = ["The sourdough was sour.", "My sourdough failed.", "Nobody reads recipes."]
    assert features(texts, 1)["told on"] > features(texts, 2)["told on"] == 0


def test_word_of_two_neighbours_only_is_seen() -> None:
    texts = ["The sourdough was sour.", "My sourdough failed.", "Nobody reads recipes."]
    assert features(texts, 1)["told here only"] == 1


def test_words_of_the_post_are_seen() -> None:
    assert features(["Fine.", "The sourdough failed."], 1, frozenset({"sourdough"}))["of post"] == 1 / 5


def test_only_opening_and_close_are_read() -> None:
    edges = "a" * HEAD_CHARS, "z" * TAIL_CHARS
    assert read(edges[0] + "!" * 9 + edges[1]) == read(edges[0] + "?" * 9_000 + edges[1])


def test_paragraph_without_words_has_a_manner() -> None:
    assert read("…").content == frozenset()
