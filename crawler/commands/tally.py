"""The closing tally of a command: lines on standard error, or one JSON object on standard output."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from crawler.ingest import Tally


def report(tally: Tally, *, as_json: bool, quiet: bool) -> None:
    """Print the tally. What failed is listed even where the user wants errors only."""
    for failure in tally.failures:
        click.echo(str(failure), err=True)
    if tally.failed > len(tally.failures):
        click.echo(f"... and {tally.failed - len(tally.failures):,} more that failed", err=True)
    if as_json:
        click.echo(json.dumps(as_dict(tally), ensure_ascii=False))
    elif not quiet:
        click.echo("\n".join(_lines(tally)), err=True)


def exit_status(tally: Tally) -> int:
    """0 done, 1 some input failed, 130 interrupted."""
    if tally.interrupted:
        return 130
    return 1 if tally.failed else 0


def note(tally: Tally) -> dict[str, object]:
    """The tally as the table of runs keeps it: flat numbers, and the inputs that failed."""
    rejected = {f"rejected/{rule}": count for rule, count in sorted(tally.rejected.items())}
    return {
        "pages": tally.pages,
        "skipped": tally.skipped,
        "failed": tally.failed,
        **asdict(tally.saved),
        **rejected,
        "failures": [asdict(failure) for failure in tally.failures],
    }


def as_dict(tally: Tally) -> dict[str, object]:
    """The tally as JSON keeps it."""
    return {
        "pages": tally.pages,
        "skipped": tally.skipped,
        "left_out": tally.left_out,
        "posts": _of(tally, "posts"),
        "comments": _of(tally, "comments"),
        "rejected": dict(sorted(tally.rejected.items())),
        "failed": tally.failed,
        "failures": [asdict(failure) for failure in tally.failures],
        "interrupted": tally.interrupted,
    }


def _lines(tally: Tally) -> list[str]:
    skipped = f", {tally.skipped:,} skipped" if tally.skipped else ""
    lines = [
        f"pages     {tally.pages:,} read{skipped}",
        f"posts     {_changes(tally, 'posts')}",
        f"comments  {_changes(tally, 'comments')}",
    ]
    if tally.left_out:
        lines.append(f"skipped   {tally.left_out:,} pictures, fonts or scripts in folders")
    if tally.rejected:
        rules = ", ".join(f"{count:,} {rule}" for rule, count in sorted(tally.rejected.items()))
        lines.append(f"rejected  {rules}")
    if tally.failed:
        lines.append(f"failed    {tally.failed:,}, listed above")
    if tally.interrupted:
        lines.append("interrupted: what was cleaned is stored; run the command again to go on")
    return lines


def _changes(tally: Tally, what: str) -> str:
    """New, changed, unchanged rows; removed ones where there are any."""
    changes = _of(tally, what)
    return ", ".join(f"{count:,} {name}" for name, count in changes.items() if count or name != "removed")


def _of(tally: Tally, what: str) -> dict[str, int]:
    """The part of the saved rows that is about posts or comments."""
    suffix = f"_{what}"
    return {name.removesuffix(suffix): n for name, n in asdict(tally.saved).items() if name.endswith(suffix)}
