"""Train the models of `cleaning.text.extent` and `cleaning.text.titles`, and write their weights.

    uv run --with scikit-learn --with html2text --with inscriptis --with resiliparse \\
        python tests/bench/train_posts.py extent|titles FOLDER... [--write]

Folders hold HTML files, also in folders of theirs. Each page is flattened in several ways; what `clean` finds in its
HTML labels the lines of the text: a line is the post's where it stands in it, and the title's where it is the title.
The titles are learnt on posts that the extent has found, so it comes first. Cross-validates by page, prints the
figures, then trains on all pages. Nothing of the pages is kept but the weights.

Figures: "extent", precision, recall and F1 of the post's words, the mean of texts; "titles", of the texts that hold
their title how many get it, and how many texts get another line. Apart for flatteners of whole pages and of the main
text.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from choice import Choice
from discussions import write_weights
from flatteners import flatteners
from linear import Linear
from posts import LEAST_TITLE, bare, is_same, words_of

from cleaning import Document, Kind, RawPage, clean
from cleaning.decode import decode
from cleaning.text import extent, titles
from cleaning.text.context import marks_in_context
from cleaning.text.extent import Outline, line_features
from cleaning.text.head import last_byline, title_candidates
from cleaning.text.lines import Line
from cleaning.text.marks import Reading
from cleaning.text.page import read_lines
from cleaning.text.parts import divide

FOLDS = 5
REGULARISATION = 1.0
"""Inverse of the ridge penalty of the lines."""
LEAST_WORDS = 40
"""Words of a post that tells something."""
LEAST_LINES = 2
"""Lines of it that its text must hold."""
WHOLE_WORDS = 5
"""Words from which a line is told by the words around it, wherever they stand; shorter ones must be lines of the post."""
SAME_WORDS = 0.6
"""Share of a line's runs of words that stand in the post, from which it is a part of it."""
RUN_WORDS = 4
RUNS_FROM = 10
"""Words of a line from which it is told by runs: flatteners join what the page has apart."""
MAIN_TEXT = ("trafilatura", "resiliparse, main text")
"""Flatteners that look for the main text themselves."""


@dataclass(frozen=True)
class Text:
    """A page, flattened, with what its HTML says of it."""

    page: str
    flattener: str
    document: Document
    lines: list[Line]

    @property
    def kind(self) -> str:
        return "main text" if self.flattener in MAIN_TEXT else "whole page"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", choices=("extent", "titles"))
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    texts = list(read_texts(args.folders))
    name, weights = (fit_extent if args.model == "extent" else fit_titles)(texts)
    where = Path(extent.__file__).parent / (extent if args.model == "extent" else titles).WEIGHTS
    write_weights(where if args.write else None, {name: weights})


def read_texts(folders: Sequence[Path]) -> Iterator[Text]:
    """The pages that show one post, each flattened in all ways."""
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        body = path.read_bytes()
        page = RawPage(url=f"https://example.com/{path.name}", body=body, kind=Kind.HTML)
        documents = clean(page).documents
        if len(documents) == 1 and len(words_of(documents[0].text)) >= LEAST_WORDS:
            markup = decode(body, "text/html").text
            for name, flatten in flatteners(comments=True).items():
                if (text := flatten(markup)).strip():
                    yield Text(str(path), name, documents[0], read_lines(text))


def fit_extent(texts: Sequence[Text]) -> tuple[str, dict[str, float]]:
    kept, labels = [], []
    for text in texts:
        of_post = _above_comments(text, _labels(text))
        if sum(of_post) >= LEAST_LINES:
            kept.append(text)
            labels.append(of_post)
    shown = [
        (text.lines[: len(own)], marks_in_context(text.lines)[: len(own)])
        for text, own in zip(kept, labels, strict=True)
    ]
    model = Linear([line_features(*lines) for lines in shown], labels, REGULARISATION)
    scores: dict[str, list[tuple[float, ...]]] = {}
    for text, (lines, marks), own, odds in zip(
        kept, shown, labels, model.cross_validate(_folds(kept)), strict=True
    ):
        scores.setdefault(text.kind, []).append(_score(lines, marks, own, odds))
    for kind, found in scores.items():
        print(
            f"{kind:12} {len(found):5} texts  precision {{:.3f}}  recall {{:.3f}}  F1 {{:.3f}}".format(
                *np.mean(found, axis=0)
            )
        )
    return "line", model.weights()


def _labels(text: Text) -> list[int]:
    """1 for each line that is a part of the post."""
    whole = words_of(text.document.text)
    said = f" {' '.join(whole)} "
    own = {" ".join(words_of(line)) for line in text.document.text.split("\n")}
    runs = set(_runs(whole))
    return [int(_is_part(words_of(line.text), said, own, runs)) for line in text.lines]


def _is_part(words: list[str], said: str, own: set[str], runs: set[tuple[str, ...]]) -> bool:
    line = " ".join(words)
    if not words or (f" {line} " in said if len(words) >= WHOLE_WORDS else line in own):
        return bool(words)
    held = [run in runs for run in _runs(words)] if len(words) >= RUNS_FROM else []
    return bool(held) and sum(held) > SAME_WORDS * len(held)


def _above_comments(text: Text, labels: list[int]) -> list[int]:
    """The labels of the lines above the first words of a comment."""
    said = f" {' '.join(words_of(' '.join(comment.text for comment in text.document.comments)))} "
    seen = 0
    for at, line in enumerate(text.lines):
        words = words_of(line.text)
        is_comment = len(words) > WHOLE_WORDS and not labels[at] and f" {' '.join(words)} " in said
        if is_comment and seen >= LEAST_LINES:
            return labels[:at]
        seen += labels[at]
    return labels


def _score(
    lines: Sequence[Line], marks: Sequence[Reading], own: Sequence[int], odds: np.ndarray
) -> tuple[float, ...]:
    found = Outline(lines, marks, [float(value) for value in odds]).trimmed(range(len(lines)))
    words = [len(words_of(line.text)) for line in lines]
    hits = sum(words[at] for at in found if own[at])
    given, wanted = (
        sum(words[at] for at in found),
        sum(count for count, is_own in zip(words, own, strict=True) if is_own),
    )
    return hits / max(1, given), hits / max(1, wanted), 2 * hits / max(1, given + wanted)


def fit_titles(texts: Sequence[Text]) -> tuple[str, dict[str, float]]:
    kept, asked, target = [], [], []
    for text in texts:
        parts = divide(text.lines)
        title = bare(text.document.title)
        if parts.post is None and not parts.opens_thread and len(title) >= LEAST_TITLE:
            page = titles.Page(parts.head, parts.body, (*parts.between, *parts.rest))
            candidates = title_candidates(page, last_byline(parts.head))
            right = [at for at, line in enumerate(candidates.texts) if is_same(bare(line), title)]
            exact = [at for at in right if bare(candidates.texts[at]) == title]
            kept.append(text)
            asked.append(candidates)
            target.append((exact or right or [len(candidates.texts)])[-1])
    model = Choice([list(candidates.rows) for candidates in asked], target)
    counts: dict[str, Counter[str]] = {}
    for text, candidates, chances in zip(kept, asked, model.cross_validate(_folds(kept)), strict=True):
        count, title = counts.setdefault(text.kind, Counter()), bare(text.document.title)
        best = int(np.argmax(chances[:-1])) if len(chances) > 1 else None
        told = (
            candidates.texts[best] if best is not None and chances[best] >= titles.TITLE_CONFIDENCE else None
        )
        count["texts"] += 1
        count["possible"] += any(is_same(bare(line), title) for line in candidates.texts)
        count["right"] += told is not None and is_same(bare(told), title)
        count["wrong"] += told is not None and not is_same(bare(told), title)
    for kind, of in counts.items():
        print(
            f"{kind:12} {of['texts']:5} texts  {of['possible']} hold their title  right {of['right']}  wrong {of['wrong']}"
        )
    return "title", model.weights()


def _folds(texts: Sequence[Text]) -> np.ndarray:
    """The fold of each text; all texts of a page are in one."""
    of_page = {page: at % FOLDS for at, page in enumerate(sorted({text.page for text in texts}))}
    return np.array([of_page[text.page] for text in texts])


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + RUN_WORDS]) for at in range(len(words) - RUN_WORDS + 1)]


if __name__ == "__main__":
    main()
