"""The words of a page in their order, and who claims which.

Texts are compared as words, because stages fold white space, join lines and drop marks: letters and digits,
case folded; a character each where a script has no spaces; and "WorkshopTagged" is two, for elements often
stand side by side without a space. A text takes the first run of its words that is free, behind the last
text of its sort: pages print things in order. Where no whole run is free, its parts take what they find. All
look-ups go by three words at a time and are bounded, whatever a page repeats.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

KEY_WORDS = 3
"""Words that a look-up starts from."""
MAX_TRIES = 400
"""Places looked at for one text: a page that repeats a line more often gets its first copies told apart."""

MAX_COMPARED = 200_000
"""Words compared for one text, a first try not counted."""

_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]"
    r"|\w+?(?:(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?!\w))"
)

_FREE, _TAKEN, _ENCLOSED = 0, 1, 2


class Places:
    """A page's words and their fates; a fate is a string of the caller's."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._words: list[str] = []
        self._starts: list[int] = []
        """Where in its line each word starts."""
        self._counts: list[int] = []
        """Words of each line."""
        for line in lines:
            before = len(self._words)
            for found in _WORD.finditer(line):
                self._words.append(found[0].casefold())
                self._starts.append(found.start())
            self._counts.append(len(self._words) - before)
        self._state = bytearray(len(self._words))
        self._fates: list[str] = [""] * len(self._words)
        self._keys: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for place in range(len(self._words)):
            for size in range(1, KEY_WORDS + 1):
                self._keys[tuple(self._words[place : place + size])].append(place)
        self._cursors: defaultdict[str, int] = defaultdict(int)

    def enclose(self, lines: Sequence[str]) -> None:
        """Mark a region that claims of other texts should leave alone if they can."""
        whole = _words(" ".join(lines))
        for words in [whole] if self._find(whole, 0, _FREE) is not None else map(_words, lines):
            place = self._find(words, 0, _FREE)
            if place is not None:
                self._state[place : place + len(words)] = bytes([_ENCLOSED]) * len(words)

    def claim(self, lines: Sequence[str], fate: str, *, exact: bool = False, start: int = 0) -> int:
        """Give the words of a text a fate; returns the place behind the last of them, 0 where none was found.

        exact: the text is one line that counts only as a whole. start: where it is looked for first.
        """
        self._cursors[fate] = max(self._cursors[fate], start)
        order = (_ENCLOSED, _FREE) if fate.startswith("comment") else (_FREE, _ENCLOSED)
        whole = _words(" ".join(lines))
        if end := self._claim_run(whole, fate, order):
            return end
        if exact:
            return 0
        ends = [
            self._claim_run(words, fate, order) or self._claim_parts(words, fate, order)
            for words in map(_words, lines)
        ]
        return max(ends, default=0)

    def claim_within(self, text: str, fate: str, window: range) -> None:
        """Give the first free copy of a text inside a window of the page a fate."""
        words = _words(text)
        for state in (_ENCLOSED, _FREE):
            place = self._find(words, window.start, state)
            if place is not None and place in window:
                self._mark(place, len(words), fate)
                return

    def runs(self, *, rest: str, enclosed: str) -> Iterator[list[tuple[str, str]]]:
        """Each line as its parts with their fates; what nobody claimed is `rest`, in a region `enclosed`."""
        unclaimed = {_FREE: rest, _ENCLOSED: enclosed}
        place, last = 0, rest
        for line, count in zip(self._lines, self._counts, strict=True):
            cuts: list[tuple[int, str]] = []
            for word in range(place, place + count):
                fate = self._fates[word] or unclaimed[self._state[word]]
                if not cuts or fate != cuts[-1][1]:
                    cuts.append((self._starts[word] if cuts else 0, fate))
            place += count
            cuts = cuts or [(0, last)]  # marks alone: what they stand behind
            last = cuts[-1][1]
            ends = [start for start, _ in cuts[1:]] + [len(line)]
            yield [(line[start:end], fate) for (start, fate), end in zip(cuts, ends, strict=True)]

    def _claim_run(self, words: list[str], fate: str, order: Sequence[int]) -> int:
        _, place = self._first(words, fate, order)
        if place is None:
            return 0
        self._mark(place, len(words), fate)
        self._cursors[fate] = place + len(words)
        return place + len(words)

    def _claim_parts(self, words: list[str], fate: str, order: Sequence[int]) -> int:
        """Claim the longest free runs that a text is made of, at least `KEY_WORDS` words each."""
        end = done = 0
        while done <= len(words) - KEY_WORDS:
            state, place = self._first(words[done : done + KEY_WORDS], fate, order)
            if place is None:
                done += 1
                continue
            size = self._shared(words, done, place, state)
            self._mark(place, size, fate)
            done += size
            end = self._cursors[fate] = place + size
        return end

    def _first(self, words: list[str], fate: str, order: Sequence[int]) -> tuple[int, int | None]:
        """Where a run of words stands first: behind the last text of its fate if it can, else anywhere."""
        for state in order:
            for start in (self._cursors[fate], 0):
                place = self._find(words, start, state)
                if place is not None:
                    return state, place
        return _FREE, None

    def _shared(self, words: list[str], done: int, place: int, state: int) -> int:
        """How many words from here on are the page's words from `place` on, and free."""
        size = 0
        most = min(len(words) - done, len(self._words) - place)
        while (
            size < most
            and words[done + size] == self._words[place + size]
            and self._state[place + size] == state
        ):
            size += 1
        return size

    def _find(self, words: list[str], start: int, state: int) -> int | None:
        if not words:
            return None
        size, wanted = len(words), bytes([state]) * len(words)
        places = self._keys.get(tuple(words[:KEY_WORDS]), ())
        first = bisect_left(places, start)
        tries = min(MAX_TRIES, 1 + MAX_COMPARED // size)
        for place in places[first : first + tries]:
            if self._state[place : place + size] == wanted and self._words[place : place + size] == words:
                return place
        return None

    def _mark(self, place: int, size: int, fate: str) -> None:
        self._state[place : place + size] = bytes([_TAKEN]) * size
        self._fates[place : place + size] = [fate] * size


def _words(text: str) -> list[str]:
    """Split as places are.

    >>> _words("It's 日本!")
    ['it', 's', '日', '本']
    """
    return [found[0].casefold() for found in _WORD.finditer(text)]
