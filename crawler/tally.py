"""What a crawl did, in numbers and failures: filled by the pipeline, read by the commands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from cleaning.types import Outcome
from crawler.items import FailedFetch
from crawler.roles import REASONS
from storage.values import Saved


@dataclass(slots=True, kw_only=True)
class CrawlTally:
    """Grows while the crawl runs."""

    responses: int = 0
    """Answers of any kind, all of them archived."""
    pages: int = 0
    """Answers that were cleaned."""
    rejected: Counter[str] = field(default_factory=Counter)
    """Rule -> URLs that became no row, those apart that were only fetched to find posts."""
    failures: list[FailedFetch] = field(default_factory=list)
    """Named URLs without a page, and pages that should have been there."""
    beyond_limit: int = 0
    """Known pages that --max-pages left."""
    saved: Saved = field(default_factory=Saved)

    def count_answer(self, outcome: Outcome) -> None:
        """Count an answer with what cleaning made of it."""
        self.responses += 1
        rules = [rejection.rule for rejection in outcome.rejections if rejection.rule not in REASONS]
        self.rejected.update(rules)
        self.pages += bool(outcome.documents or rules)

    def count_failure(self, failure: FailedFetch) -> None:
        """Count a URL that brought no page."""
        self.responses += failure.page is not None
        self.rejected[failure.rule] += 1
        if failure.lost:
            self.failures.append(failure)

    def numbers(self) -> dict[str, int]:
        """All counts by name, as the table of runs keeps them."""
        saved = {name: getattr(self.saved, name) for name in Saved.__slots__ if name != "rejections"}
        return {
            "responses": self.responses,
            "pages": self.pages,
            **saved,
            "rejections": self.rejected.total(),
            "failures": len(self.failures),
        }
