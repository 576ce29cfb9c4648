"""Discussions of saved pages, labelled: what `train_turns.py`, `train_split.py` and `train_talk.py` learn from.

    uv run python tests/bench/discussions.py FOLDER... [--gold FOLDER...] > discussions.jsonl

Makes a JSON line per saved HTML page: "page", "site", "post" and "flat" (the paragraphs of its post, as `clean` finds
them and as trafilatura flattens them) and "comments" (each a list of paragraphs). Comments are those of hand-made gold
(JSON files with "page" and "comments": [{"text"}]), else those that `clean` finds in the markup, where nothing needs to
be inferred."""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from cleaning import RawPage, clean
from cleaning.text.lines import Line, split_lines

FOLDS = 5

MIN_FLAT = 0.5
"""Least paragraphs of a flattened post beside those of `clean`; with fewer, the flattener missed it."""

MAX_BEHIND = 3
"""Most paragraphs of a flattened post below the last that is surely its own: notes on the writer, credits. More are
another part of the page.
"""

_SITE = re.compile(
    r'(?:rel="canonical"[^>]{0,200}href|"og:url"[^>]{0,200}content)="https?://(?:www\.)?([^/"]+)'
)


@dataclass
class Page:
    name: str
    site: str
    post: list[Line]
    flat: list[Line]
    """The post as a flattener writes it."""
    comments: list[list[Line]]

    @property
    def talk(self) -> list[Line]:
        return [line for comment in self.comments for line in comment]

    @property
    def starts(self) -> list[int]:
        """1 for each paragraph of the discussion that begins a comment, else 0."""
        return [int(not at) for comment in self.comments for at in range(len(comment))]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--gold", type=Path, nargs="*", default=[])
    args = parser.parse_args()
    gold = _read_gold(args.gold)
    for path in sorted(path for folder in args.folders for path in folder.iterdir()):
        body = path.read_bytes()
        documents = clean(RawPage(url=f"https://example.com/{path.name}", body=body)).documents
        if len(documents) == 1:
            found = [c.text.split("\n") for c in documents[0].comments if c.kind == "comment"]
            site = _SITE.search(body.decode("utf-8", "replace"))
            row = {
                "page": path.name,
                "site": site[1] if site else path.name,
                "post": documents[0].text.split("\n"),
                "flat": (trafilatura.extract(body, include_comments=False) or "").split("\n"),
                "comments": gold.get(_bare(path.name), found),
            }
            print(json.dumps(row))


def _read_gold(folders: Sequence[Path]) -> dict[str, list[list[str]]]:
    """Comments of pages that show one post; of two folders the first counts."""
    found: dict[str, list[list[str]]] = {}
    for path in (path for folder in folders for path in sorted(folder.glob("*.json"))):
        page = json.loads(path.read_text("utf-8"))
        if page.get("kind") not in ("multi", "not-a-post"):
            kept = [
                c["text"].split("\n") for c in page["comments"] if c["text"].strip() and not c["pingback"]
            ]
            found.setdefault(_bare(page["page"]), kept)
    return found


def _bare(name: str) -> str:
    """The name of a page without that of its collection."""
    return name.rsplit("__", maxsplit=1)[-1]


def fit_command(description: str | None, fit: Callable[[argparse.Namespace], None]) -> None:
    """The command line of a training: the labelled pages, those held out, and where the weights go."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("--held-out", nargs="*", default=[])
    parser.add_argument("--write", type=Path)
    fit(parser.parse_args())


def write_weights(path: Path | None, model: dict[str, dict[str, float]]) -> None:
    if path:
        path.write_text(json.dumps(model, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


def read_pages(path: Path) -> list[Page]:
    """The labelled pages; the same page from two collections once."""
    pages: dict[str, Page] = {}
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        comments = [comment for comment in map(_lines, row["comments"]) if comment]
        spoken = {line.text for comment in comments for line in comment}
        post = _lines(row["post"])
        own = [line for line in post if line.text not in spoken]
        flat = [line for line in _lines(row["flat"]) if line.text not in spoken]
        name = _bare(row["page"])
        pages.setdefault(name, Page(name, row["site"], post, _as_flat(flat, own, comments), comments))
    return list(pages.values())


def _lines(paragraphs: Sequence[str]) -> list[Line]:
    return split_lines("\n".join(paragraphs))


def _as_flat(flat: list[Line], own: list[Line], comments: Sequence[object]) -> list[Line]:
    """The flattened post, without other parts of the page between it and a discussion."""
    if len(flat) < MIN_FLAT * len(own):
        return own
    known = {line.text for line in own}
    end = 1 + max((at for at, line in enumerate(flat) if line.text in known), default=-1)
    return flat[:end] if comments and end and len(flat) - end > MAX_BEHIND else flat


def folds(pages: Sequence[Page]) -> list[set[str]]:
    """Names of pages, divided so that a site is in one fold and the folds hold about as many lines."""
    sites: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        sites[page.site].append(page)
    size = {site: sum(len(page.flat) + len(page.talk) for page in of) for site, of in sites.items()}
    found: list[set[str]] = [set() for _ in range(FOLDS)]
    filled = [0] * FOLDS
    for site in sorted(sites, key=lambda site: (-size[site], site)):
        at = filled.index(min(filled))
        found[at].update(page.name for page in sites[site])
        filled[at] += size[site]
    return found


def fold_of(pages: Sequence[Page]) -> dict[str, int]:
    """The fold of each page by its name, as `folds` divides them."""
    return {name: at for at, names in enumerate(folds(pages)) for name in names}


if __name__ == "__main__":
    main()
