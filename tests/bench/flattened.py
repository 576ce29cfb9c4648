"""Pages without comments, flattened in several ways: how many of the texts give no comment.

    uv run --with html2text --with inscriptis --with resiliparse \\
        python tests/bench/flattened.py FOLDER GOLD.jsonl [--worst] [--except FILE...]

FOLDER holds HTML files; GOLD.jsonl has a line per page with "file" and "comments" (text or null), as the dragnet
benchmark has it. Only pages whose comments are null are taken, without those that `--except` names. `--worst` names the texts that gave some.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from flatteners import flatteners

from cleaning import RawPage
from cleaning.decode import decode
from cleaning.readers.text import read


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument(
        "--except",
        dest="left_out",
        metavar="FILE",
        nargs="*",
        default=[],
        help="pages that show comments though the gold has none",
    )
    parser.add_argument("--worst", action="store_true")
    args = parser.parse_args()
    rows = map(json.loads, args.gold.read_text("utf-8").splitlines())
    pages = [args.folder / row["file"] for row in rows if not row.get("comments")]
    pages = [path for path in pages if path.name not in args.left_out]
    sources = [decode(path.read_bytes(), "text/html").text for path in pages]
    for name, flatten in flatteners(comments=False).items():
        spoken = []
        for path, source in zip(pages, sources, strict=True):
            outcome = read(RawPage(body=flatten(source).encode(), source=path.name))
            found = sum(len(document.comments) for document in outcome.documents)
            if found:
                spoken.append(f"{path.name} ({found})")
        print(f"{name:22} {len(pages) - len(spoken):4} of {len(pages)} texts give no comment")
        if args.worst:
            print("  " + ", ".join(spoken))


if __name__ == "__main__":
    main()
