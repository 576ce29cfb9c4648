"""Train the model of `cleaning.text.talk` and write its weights.

    uv run --with scikit-learn python tests/bench/train_talk.py flatten --html DIR --gold DIR_OR_JSONL
    >> pages.jsonl
    uv run --with scikit-learn python tests/bench/train_talk.py fit pages.jsonl --write
    cleaning/text/talk.json

`flatten` makes one JSON line per page: the paragraphs of its post, as trafilatura flattens them, and of
each comment, from the gold.
Gold is a folder of JSON files ("page", "comments": [{"text"}]) or JSON Lines ("file", "comments": text or
null). Pages without
comments teach what no discussion looks like. Flat gold keeps the names and dates of comments, where their layout is not
understood: the model is asked about such lines, too. `fit` cross-validates by page, prints the figures, then trains on
all pages. Nothing of the pages is kept but the weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import trafilatura
from discussions import write_weights
from linear import Linear, Row

from cleaning.cuts import CutLog
from cleaning.text.features import talk_features
from cleaning.text.layout import learn_layout
from cleaning.text.lines import Line, split_lines
from cleaning.text.marks import read_line
from cleaning.text.records import read_records
from cleaning.text.voice import addressed_names, read_habits, read_voices

FOLDS = 6
MIN_RECORDS = 3
"""Comments from which a layout is believed."""

MAX_PARAGRAPHS = 12
"""Lines per record, on average, above which the layout of a flat discussion was not understood."""


@dataclass
class Page:
    name: str
    post: list[Line]
    talk: list[Line]

    @property
    def lines(self) -> list[Line]:
        return self.post + self.talk


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(required=True)
    flat = verbs.add_parser("flatten")
    flat.add_argument("--html", type=Path, required=True)
    flat.add_argument("--gold", type=Path)
    flat.set_defaults(run=flatten)
    fitting = verbs.add_parser("fit")
    fitting.add_argument("pages", type=Path)
    fitting.add_argument("--write", type=Path)
    fitting.set_defaults(run=fit)
    args = parser.parse_args()
    args.run(args)


def flatten(args: argparse.Namespace) -> None:
    for name, comments in _gold(args.html, args.gold):
        text = trafilatura.extract((args.html / name).read_bytes(), include_comments=False) or ""
        print(json.dumps({"page": name, "post": text.split("\n"), "comments": comments}))


def _gold(html: Path, gold: Path | None) -> Iterator[tuple[str, list[list[str]] | str]]:
    if gold is None:
        yield from ((path.name, []) for path in sorted(html.iterdir()))
    elif gold.is_dir():
        for path in sorted(gold.glob("*.json")):
            page = json.loads(path.read_text("utf-8"))
            if page.get("kind") not in ("multi", "not-a-post"):
                kept = [
                    c["text"].split("\n")
                    for c in page["comments"]
                    if c["text"].strip() and not c.get("pingback")
                ]
                yield page["page"], kept
    else:
        for row in map(json.loads, gold.read_text("utf-8").splitlines()):
            yield row["file"], row.get("comments") or []


def read_pages(path: Path) -> list[Page]:
    """The labelled pages; the same page from two golds once."""
    pages: dict[str, Page] = {}
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        said = row["comments"]
        talk = _speech(said) if isinstance(said, str) else split_lines("\n".join("\n".join(c) for c in said))
        spoken = {line.text for line in talk}
        post = [line for line in split_lines("\n".join(row["post"])) if line.text not in spoken]
        name = row["page"].split("__")[-1]
        if name not in pages and (post or talk):
            pages[name] = Page(name, post, talk)
    return list(pages.values())


def _speech(talk: str) -> list[Line]:
    """What the comments of a flat discussion say, whose by-lines or dates show its layout; else its longer lines."""
    lines = split_lines(talk)
    marks = [read_line(line.text) for line in lines]
    layout = learn_layout(lines, marks, start=0, end=len(lines), headed=True)
    if layout and layout.signed and MIN_RECORDS <= len(layout.records) >= len(lines) / MAX_PARAGRAPHS:
        comments = read_records(layout, CutLog(), post_author=None, fetched_at=None)
        said = [comment.text for comment in comments if comment.kind == "comment"]
        return split_lines("\n".join(said))
    return [line for line in lines if len(line.text.split()) > 3]


def fit(args: argparse.Namespace) -> None:
    pages = read_pages(args.pages)
    model = Linear([_rows(page) for page in pages], [_labels(page) for page in pages])
    odds = np.concatenate(model.cross_validate(np.arange(len(pages)) % FOLDS))
    right = np.mean((odds > 0) == np.concatenate([_labels(page) for page in pages]))
    print(f"{len(pages)} pages, of {len(odds)} paragraphs told right: {right:.3f}", file=sys.stderr)
    write_weights(args.write, {"talk": model.weights()})


def _rows(page: Page) -> list[Row]:
    voices = read_voices(page.lines)
    habits = read_habits(voices, addressed_names(voices))
    return [talk_features(voice, habits) for voice in voices]


def _labels(page: Page) -> list[int]:
    return [0] * len(page.post) + [1] * len(page.talk)


if __name__ == "__main__":
    main()
