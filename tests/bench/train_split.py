"""Train the models of `cleaning.text.split` and write their weights.

    uv run --with scikit-learn python tests/bench/train_split.py discussions.jsonl \\
        [--held-out NAME...] [--write cleaning/text/split.json]

`discussions.py` makes the pages: each is the flattened post with its comments below, without what marks them. Pages
without comments teach what no discussion looks like, and so do the posts of the others alone. Cross-validates by site,
prints the figures, then trains on all pages but those held out. The weights that are committed were learnt with the
forums of WCXB held out ("page_type" in its gold): the first post of a thread is a comment itself. Nothing of the pages
is kept but the weights; a word has one only where it stands on pages of many sites.

Figures: of posts without comments, how many are said to have a discussion; of discussions, how many are found, and
how many of those at the very paragraph. Then how far the place is off where it is known that there is one.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from choice import Choice
from discussions import Page, fit_command, fold_of, read_pages, write_weights
from linear import Linear, Row, joined

from cleaning.text.features import said_words, talk_features
from cleaning.text.lines import Line
from cleaning.text.split import (
    MIN_POST,
    Scored,
    gap_features,
    nearest,
    nowhere_features,
    place_features,
)
from cleaning.text.turns import read_turns, turn_features
from cleaning.text.voice import Voice, addressed_names, read_habits, read_voices

WORD_VALUE = 0.3
"""What a word counts beside a named feature: so its weight is held ten times as tight."""

WORD_SITES = 20
"""Sites on which a word must stand to have a weight."""


@dataclass
class Example:
    """A page with its discussion, or a post without one."""

    page: Page
    lines: list[Line]
    start: int | None
    voices: list[Voice]

    @property
    def talk_labels(self) -> list[int]:
        return [int(self.start is not None and at >= self.start) for at in range(len(self.lines))]

    @property
    def voice_labels(self) -> list[int]:
        """1 for each gap at which a voice begins; a post has one voice."""
        return (
            [0] * (len(self.lines) - 1) if self.start is None else [0] * (self.start - 1) + self.page.starts
        )


def fit(args: argparse.Namespace) -> None:
    pages = [page for page in read_pages(args.pages) if page.name not in args.held_out]
    examples = [example for page in pages for example in _examples(page)]
    of_page = fold_of(pages)
    fold = np.array([of_page[example.page.name] for example in examples])
    words = _common_words(examples)
    talk = Linear([_talk_rows(e, words) for e in examples], [e.talk_labels for e in examples])
    voice = Linear(
        [[joined(row) for row in turn_features(read_turns(e.voices))] for e in examples],
        [e.voice_labels for e in examples],
    )
    anywhere, place = _choices(examples, talk.cross_validate(fold), voice.cross_validate(fold))
    _print_figures(examples, anywhere.cross_validate(fold), place.cross_validate(fold))
    named = talk.weights()
    said = {name[2:]: round(w * WORD_VALUE, 3) for name, w in named.items() if name.startswith("w ")}
    write_weights(
        args.write,
        {
            "talk": {name: w for name, w in named.items() if not name.startswith("w ")},
            "words": {word: w for word, w in said.items() if w},
            "voice": voice.weights(),
            "any": anywhere.weights(),
            "place": place.weights(),
        },
    )


def _examples(page: Page) -> Iterable[Example]:
    lines = page.flat + page.talk
    if len(page.flat) >= MIN_POST and len(page.comments) > 1:
        yield Example(page, lines, len(page.flat), read_voices(lines))
    if len(page.flat) > MIN_POST:
        yield Example(page, page.flat, None, read_voices(page.flat))


def _common_words(examples: Sequence[Example]) -> set[str]:
    sites: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for word in {word for voice in example.voices for word in said_words(voice)}:
            sites[word].add(example.page.site)
    return {word for word, on in sites.items() if len(on) >= WORD_SITES}


def _talk_rows(example: Example, words: set[str]) -> list[Row]:
    habits = read_habits(example.voices, addressed_names(example.voices))
    return [
        joined(talk_features(voice, habits))
        | {f"w {word}": WORD_VALUE for word in words.intersection(said_words(voice))}
        for voice in example.voices
    ]


def _choices(
    examples: Sequence[Example], talk: Sequence[np.ndarray], voice: Sequence[np.ndarray]
) -> tuple[Choice, Choice]:
    """Whether there is a discussion (the last row is "nowhere"), and where, if there is."""
    anywhere, place, nowhere, where = [], [], [], []
    for example, heard, odds in zip(examples, talk, voice, strict=True):
        scored = Scored(voices=example.voices, talk=list(heard))
        rows = gap_features(scored)
        anywhere.append([*map(joined, rows), nowhere_features(scored)])
        nowhere.append(len(rows) if example.start is None else example.start - 1)
        known = example.start is not None
        placed = place_features(rows, list(odds))[MIN_POST - 1 :] if known else []
        place.append([joined(row) for row in placed])
        where.append(example.start - MIN_POST if example.start is not None else -1)
    return Choice(anywhere, nowhere), Choice(place, where)


def _print_figures(examples: Sequence[Example], found: list[np.ndarray], placed: list[np.ndarray]) -> None:
    full = [i for i, example in enumerate(examples) if example.start is not None]
    off = {i: nearest(list(placed[i])) + MIN_POST - (examples[i].start or 0) for i in full}
    silent = [i for i, e in enumerate(examples) if e.start is None and not e.page.comments]
    alone = [i for i, e in enumerate(examples) if e.start is None and e.page.comments]
    for threshold in (0.5, 0.6, 0.65, 0.7, 0.8):
        told = {i for i, chances in enumerate(found) if 1 - chances[-1] >= threshold}
        print(
            f"discussion from {threshold}: false {len(told.intersection(silent))} of {len(silent)} pages without, "
            f"{len(told.intersection(alone))} of {len(alone)} posts alone; found {len(told.intersection(full))} "
            f"of {len(full)}, {sum(off[i] == 0 for i in told.intersection(full))} at the very paragraph",
            file=sys.stderr,
        )
    wide = np.abs(list(off.values()))
    near = ", ".join(f"within {limit}: {np.mean(wide <= limit):.3f}" for limit in (0, 1, 3))
    print(
        f"place, of {len(full)} discussions, {near}; mean {wide.mean():.2f} paragraphs off", file=sys.stderr
    )


if __name__ == "__main__":
    fit_command(__doc__, fit)
