"""How tools flatten a page to plain text: what the benchmarks of flattened pages read.

They need html2text, inscriptis and resiliparse beside the project's own packages; lynx where it is installed.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from functools import partial

import html2text
import trafilatura
from inscriptis import get_text
from resiliparse.extract.html2text import extract_plain_text

Flatten = Callable[[str], str]
"""From the markup of a page to its text."""

NAMES = ("trafilatura", "resiliparse, main text", "resiliparse", "html2text", "inscriptis", "lynx")

LYNX = shutil.which("lynx")
WIDTH = 1000
"""Columns that lynx writes, so that it wraps no paragraph; at most 1024."""


def flatteners(*, comments: bool) -> dict[str, Flatten]:
    """The tools by name. comments: whether those that look for the main text keep comments with it."""
    tools = (
        partial(_trafilatura, comments=comments),
        partial(extract_plain_text, main_content=True, comments=comments),
        extract_plain_text,
        _html2text,
        get_text,
    )
    return dict(zip(NAMES, tools if LYNX is None else (*tools, partial(_lynx, LYNX)), strict=False))


def _trafilatura(markup: str, *, comments: bool) -> str:
    return trafilatura.extract(markup, include_comments=comments) or ""


def _html2text(markup: str) -> str:
    reader = html2text.HTML2Text()
    reader.ignore_links = reader.ignore_images = reader.ignore_emphasis = True
    return reader.handle(markup)


def _lynx(program: str, markup: str) -> str:
    options = ["-dump", "-nolist", "-stdin", "-force_html", f"-width={WIDTH}"]
    charsets = ["-assume_charset=utf-8", "-display_charset=utf-8"]
    body = markup.encode("utf-8", "replace")
    run = subprocess.run([program, *options, *charsets], input=body, capture_output=True, check=True)
    return run.stdout.decode("utf-8", "replace")
