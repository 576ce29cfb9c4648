"""Answers of JSON APIs: decode, strip error output, read the JSON behind whatever stands before it."""

from __future__ import annotations

from collections.abc import Callable

from cleaning.cuts import CutLog
from cleaning.decode import decode
from cleaning.jsontext import Json, load_json, spell_out
from cleaning.readers.entries import UNREADABLE
from cleaning.rules.characters import mend_characters
from cleaning.rules.php_errors import strip_markup
from cleaning.types import Outcome, RawPage, Rejection


def read_answer(
    page: RawPage, read_value: Callable[[Json, CutLog], Outcome], cuts: CutLog | None = None
) -> Outcome:
    """Clean one record of JSON; `read_value` makes documents of its value."""
    cuts = CutLog() if cuts is None else cuts
    text = mend_characters(spell_out(decode(page.body, page.media_type).text), cuts)
    value = load_json(text)
    if value is None:
        value = load_json(strip_markup(text, cuts))
    if value is None:
        reason = "the record is no JSON, or it is broken: fetch it again"
        return Outcome(rejections=(Rejection(rule=UNREADABLE, reason=reason),), cuts=cuts.freeze())
    return read_value(value, cuts)
