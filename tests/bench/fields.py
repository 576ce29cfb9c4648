"""Title, author and day of publication of labelled pages, ours beside trafilatura's.

    uv run python tests/bench/fields.py FOLDER LABELS

FOLDER: HTML pages. LABELS: a JSON line per page with "file" (its name in FOLDER) and "title", "author" and
"date" (YYYY-MM-DD), each where it is known. Titles and authors are compared by their letters and digits. Printed
are, of the pages that have a label, the share that is right, and the share that tells something else.
"""

from __future__ import annotations

import argparse
import json
import logging
import warnings
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from cleaning import RawPage, clean

FIELDS = ("title", "author", "date")
DAY_CHARS = len("2024-05-31")


@dataclass(frozen=True, slots=True)
class Told:
    """What one program says of one page; an empty text is nothing."""

    title: str
    author: str
    date: str


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("labels", type=Path)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable()
    known: Counter[str] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    other: Counter[tuple[str, str]] = Counter()
    for label in map(json.loads, options.labels.read_text("utf-8").splitlines()):
        body = (options.folder / label["file"]).read_bytes()
        told = {"ours": ours(body), "trafilatura": theirs(body)}
        for field in (field for field in FIELDS if label.get(field)):
            known[field] += 1
            for who, facts in told.items():
                value = getattr(facts, field)
                is_right = fold(value) == fold(label[field])
                right[who, field] += is_right
                other[who, field] += bool(value) and not is_right
    for field in FIELDS:
        shares = (
            f"{who} {right[who, field] / known[field]:.3f} right, {other[who, field] / known[field]:.3f} other"
            for who in ("ours", "trafilatura")
        )
        print(f"{field:7} {known[field]:4} pages   " + "   ".join(shares) if known[field] else field)


def ours(body: bytes) -> Told:
    documents = clean(RawPage(body=body, source="page")).documents
    if not documents:
        return Told("", "", "")
    post = documents[0]
    return Told(post.title or "", post.author or "", (post.published or "")[:DAY_CHARS])


def theirs(body: bytes) -> Told:
    found = trafilatura.extract_metadata(body)
    return Told(*((getattr(found, field, None) or "") for field in FIELDS))


def fold(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


if __name__ == "__main__":
    main()
