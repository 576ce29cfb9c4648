"""Why a request brought no answer: one table from what the downloader raises to a rule and a reason."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)

from cleaning.types import Rejection

UNREACHABLE: tuple[tuple[type[Exception], str, str], ...] = (
    (CannotResolveHostError, "dns", "the host name cannot be resolved"),
    (DownloadConnectionRefusedError, "refused", "connection refused"),
    (DownloadTimeoutError, "timeout", "no answer in time"),
    (ResponseDataLossError, "cut_off", "the answer broke off"),
    (DownloadFailedError, "connection", "the connection failed"),
    (OSError, "connection", "the connection failed"),
)
UNWANTED: tuple[tuple[type[Exception], str, str], ...] = (
    (DownloadCancelledError, "too_large", "larger than the download limit"),
    (UnsupportedURLSchemeError, "scheme", "only http and https are fetched"),
)
"""Exception -> rule, reason; the first that fits."""

LOST_RULES = frozenset({rule for _, rule, _ in UNREACHABLE})


class Refused(IgnoreRequest):
    """A request that this program does not make, with the rule that forbids it."""

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(reason)
        self.rule = rule
        self.reason = reason


def explain_exception(error: BaseException | None) -> Rejection:
    """Turn what the downloader raised into a rule and a reason.

    >>> explain_exception(DownloadConnectionRefusedError()).reason
    'connection refused'
    """
    if isinstance(error, Refused):
        return Rejection(rule=error.rule, reason=error.reason)
    for kind, rule, reason in (*UNREACHABLE, *UNWANTED):
        if isinstance(error, kind):
            return Rejection(rule=rule, reason=reason)
    lines = str(error).strip().splitlines()
    return Rejection(rule="connection", reason=lines[0] if lines else type(error).__name__)


def is_lost(rejection: Rejection) -> bool:
    """Tell a page that should be there from one that is gone or refused by its site."""
    return rejection.rule in LOST_RULES or rejection.rule.startswith("http-5")
