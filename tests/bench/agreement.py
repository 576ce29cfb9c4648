"""Pages with a discussion, flattened in several ways: how many comments of the HTML come back from the text.

    uv run --with html2text --with inscriptis --with resiliparse \\
        python tests/bench/agreement.py FOLDER [FOLDER...] [--worst FLATTENER]

Folders hold HTML files, also in folders of theirs. The rows of a page's HTML are the labels of its text, so no page need be labelled by
hand; only texts that keep nearly all words of these rows are asked. A row is found where a row of the text
has its words (F1 of 0.8). `--worst` names the pages on which least is found.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from flatteners import NAMES, Flatten, flatteners

from cleaning import Comment, Kind, RawPage, clean
from cleaning.decode import decode
from cleaning.readers.text import read

MIN_COMMENTS = 3
MIN_WORDS = 2
KEPT = 0.9
"""Share of the words of the HTML's rows that a text must keep."""
SAME_WORDS = 0.8
NAMED = 30


@dataclass(slots=True)
class Tally:
    """What is found of the pages in the texts of one flattener."""

    labelled: int = 0
    rows: int = 0
    found: int = 0
    named: int = 0
    names: int = 0
    pages: list[tuple[float, str]] = field(default_factory=list)
    """F1 and name of each page."""

    def __str__(self) -> str:
        f1 = 2 * self.found / max(1, self.labelled + self.rows)
        author = self.named / max(1, self.names)
        each = sum(score for score, _ in self.pages) / max(1, len(self.pages))
        return f"{len(self.pages):4} pages  rows F1 {f1:.3f}  author {author:.3f}  F1 of the mean page {each:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--worst", choices=NAMES)
    args = parser.parse_args()
    tools = flatteners(comments=True)
    tallies = {name: Tally() for name in tools}
    for path in sorted(path for folder in args.folders for path in folder.rglob("*.html")):
        measure(path, tools, tallies)
    for name, tally in tallies.items():
        print(f"{name:22} {tally}")
    for score, page in sorted(tallies[args.worst].pages)[:NAMED] if args.worst else ():
        print(f"  {score:.2f} {page}")


def measure(path: Path, tools: Mapping[str, Flatten], tallies: Mapping[str, Tally]) -> None:
    """Add one page to the tallies."""
    body = path.read_bytes()
    documents = clean(RawPage(body=body, source=path.name, kind=Kind.HTML)).documents
    labels = [c for document in documents for c in document.comments if len(c.text.split()) >= MIN_WORDS]
    if len(labels) < MIN_COMMENTS:
        return
    markup = decode(body, "text/html").text
    for name, flatten in tools.items():
        text = flatten(markup)
        if kept_share(labels, text) >= KEPT:
            count(str(path), labels, text, tallies[name])


def kept_share(labels: Sequence[Comment], text: str) -> float:
    """Share of the words of the labels that a text has."""
    held = words(text)
    wanted = [words(comment.text) for comment in labels]
    return sum((each & held).total() for each in wanted) / sum(each.total() for each in wanted)


def count(name: str, labels: Sequence[Comment], text: str, tally: Tally) -> None:
    """Add the rows of one text to a tally."""
    read_documents = read(RawPage(body=text.encode(), source=name)).documents
    rows = [comment for document in read_documents for comment in document.comments]
    pairs = list(paired(labels, rows))
    tally.labelled += len(labels)
    tally.rows += len(rows)
    tally.found += len(pairs)
    tally.names += sum(label.author is not None for label, _ in pairs)
    tally.named += sum(label.author is not None and label.author == row.author for label, row in pairs)
    tally.pages.append((2 * len(pairs) / (len(labels) + len(rows)), name))


def paired(labels: Sequence[Comment], rows: Sequence[Comment]) -> Iterator[tuple[Comment, Comment]]:
    """The labels that are found, each with its row."""
    left = {place: words(row.text) for place, row in enumerate(rows)}
    for label in labels:
        wanted = words(label.text)
        scores = {place: same_words(wanted, held) for place, held in left.items()}
        best = max(scores, key=scores.__getitem__, default=None)
        if best is not None and scores[best] >= SAME_WORDS:
            del left[best]
            yield label, rows[best]


def same_words(one: Counter[str], other: Counter[str]) -> float:
    """F1 of the words of two texts."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def words(text: str) -> Counter[str]:
    """The words of a text."""
    return Counter(re.findall(r"\w+", text.lower()))


if __name__ == "__main__":
    main()
