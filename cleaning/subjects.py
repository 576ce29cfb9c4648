"""The subject of an answer, as in mail and in forums: "Re: Soup"."""

from __future__ import annotations

import re

from cleaning.phrases import fold, phrases

_PREFIX = re.compile(r"(\w{1,8})\s?(?:\[\d{1,4}\]|\(\d{1,4}\))?\s?[:：]")


def is_subject(line: str) -> bool:
    """Whether a line begins with the word for an answer in some language, and a colon.

    >>> is_subject("Re: Soup"), is_subject("AW[2]: Suppe"), is_subject("Recipe: Soup")
    (True, True, False)
    """
    prefix = _PREFIX.match(line)
    return prefix is not None and fold(prefix[1]) in phrases("answer_prefix")
