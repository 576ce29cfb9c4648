"""Posts of whole pages, flattened in several ways: how much of what the HTML tells comes back from the text.

    uv run --with html2text --with inscriptis --with resiliparse python tests/bench/posts.py FOLDER [FOLDER...]

Folders hold HTML files, also in folders of theirs. The post of a page's HTML is the label of its text: its words, its
title, author and day. Words are precision, recall and F1, the mean of texts. A title is right where it is the
title or most of it; "of" counts the pages whose HTML tells the field, and what else a text gives is wrong.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from flatteners import flatteners

from cleaning import Document, Kind, RawPage, clean
from cleaning.decode import decode
from cleaning.readers.text import read

FIELDS = ("title", "author", "day")
LEAST_TITLE = 6
"""Letters of a title that is told from chance."""


@dataclass(slots=True)
class Tally:
    """What comes back from the texts of one flattener."""

    words: list[tuple[float, float, float]] = field(default_factory=list)
    counts: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def __str__(self) -> str:
        precision, recall, f1 = (sum(values) / len(values) for values in zip(*self.words, strict=True))
        told = "  ".join(
            f"{name} {count['right']} right, {count['wrong']} wrong of {count['known']}"
            for name, count in self.counts.items()
        )
        return f"{len(self.words):4} texts  words {precision:.3f} {recall:.3f} {f1:.3f}  {told}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="+")
    tools = flatteners(comments=True)
    tallies = {name: Tally() for name in tools}
    for path in sorted(path for folder in parser.parse_args().folders for path in folder.rglob("*.html")):
        body = path.read_bytes()
        page = RawPage(url=f"https://example.com/{path.name}", body=body, kind=Kind.HTML)
        documents = clean(page).documents
        if len(documents) != 1 or not documents[0].text:
            continue
        markup = decode(body, "text/html").text
        for name, flatten in tools.items():
            if (text := flatten(markup)).strip():
                found = read(RawPage(body=text.encode(), source=path.name)).documents
                post = max(found, key=lambda document: len(document.text), default=Document(text=""))
                count_one(tallies[name], documents[0], post)
    for name, tally in tallies.items():
        print(f"{name:23} {tally if tally.words else 'no texts'}")


def count_one(tally: Tally, labelled: Document, found: Document) -> None:
    """Add one text to the tally."""
    wanted, given = Counter(words_of(labelled.text)), Counter(words_of(found.text))
    hits = (wanted & given).total()
    tally.words.append(
        (
            hits / max(1, given.total()),
            hits / max(1, wanted.total()),
            2 * hits / max(1, wanted.total() + given.total()),
        )
    )
    for name in FIELDS:
        label, value = _field(labelled, name), _field(found, name)
        count = tally.counts[name]
        count["known"] += bool(label)
        count["right"] += bool(label) and is_same(value, label)
        count["wrong"] += bool(value) and not is_same(value, label)


def _field(document: Document, name: str) -> str:
    """A field without all but letters and figures; empty where there is none."""
    if name == "day":
        return (document.published or "")[:10]
    return bare(document.title if name == "title" else document.author)


def bare(text: str | None) -> str:
    """A text without all but letters and figures."""
    return "".join(re.findall(r"\w+", (text or "").casefold()))


def is_same(value: str, label: str) -> bool:
    """Whether a value is the label, or most of it."""
    if value == label:
        return True
    within = min(len(value), len(label)) >= LEAST_TITLE and (value in label or label in value)
    return within and 2 * min(len(value), len(label)) >= max(len(value), len(label))


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


if __name__ == "__main__":
    main()
