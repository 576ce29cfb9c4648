"""Train the model of `cleaning.text.talk` and write its weights.

    uv run --with scikit-learn python tests/bench/train_talk.py discussions.jsonl \\
        [--held-out NAME...] [--write cleaning/text/talk.json]

`discussions.py` makes the pages: each is the flattened post with its comments below, without what marks them. Pages
without comments teach what no discussion looks like. Cross-validates by site, prints the figure, then trains on all
pages but those held out. Nothing of the pages is kept but the weights.
"""

from __future__ import annotations

import argparse
import math
import sys

import numpy as np
from discussions import Page, fit_command, fold_of, read_pages, write_weights
from linear import Linear, Row, joined

from cleaning.text.features import talk_features
from cleaning.text.voice import addressed_names, read_habits, read_voices


def fit(args: argparse.Namespace) -> None:
    pages = [page for page in read_pages(args.pages) if page.name not in args.held_out]
    labels = [[0] * len(page.flat) + [1] * len(page.talk) for page in pages]
    model = Linear([_rows(page) for page in pages], labels)
    fold = fold_of(pages)
    odds = np.concatenate(model.cross_validate(np.array([fold[page.name] for page in pages])))
    right = np.mean((odds > 0) == np.concatenate(labels))
    print(f"{len(pages)} pages, of {len(odds)} paragraphs told right: {right:.3f}", file=sys.stderr)
    weights = model.weights()
    weights["bias"] = round(weights["bias"] + _evening(model), 4)
    write_weights(args.write, {"talk": weights})


def _evening(model: Linear) -> float:
    """What makes the odds those of a paragraph that is as likely of a post as of a discussion: the model is
    asked about pages that show signs of one, not about pages as they come.
    """
    said = model.weight[model.labels == 1].sum()
    return math.log((model.weight.sum() - said) / said)


def _rows(page: Page) -> list[Row]:
    voices = read_voices(page.flat + page.talk)
    habits = read_habits(voices, addressed_names(voices))
    return [joined(talk_features(voice, habits)) for voice in voices]


if __name__ == "__main__":
    fit_command(__doc__, fit)
