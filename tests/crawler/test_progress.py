"""Progress where standard error is no terminal."""

from __future__ import annotations

import pytest

from crawler.progress import Meter


def test_one_page_has_no_rate(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.progress.LINE_SECONDS", 0)
    with Meter() as meter:
        meter.show(1)
        assert capsys.readouterr().err == ""
        meter.show(2)
        assert capsys.readouterr().err.startswith("2 pages, ")
