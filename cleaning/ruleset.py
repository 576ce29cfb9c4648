"""The version of the cleaning rules: raised with every change of a rule that may change rows.

`posts.ruleset` says which rules made a row, so that cleaning again touches only what older rules made.
"""

from __future__ import annotations

RULESET = "13"
"""One whole number, counted up."""
