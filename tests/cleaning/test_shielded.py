"""Words that Cloudflare hides."""

from cleaning import RawPage, clean
from cleaning.shielded import unshield

KEY = 0x2A


def shield(text: str) -> str:
    return bytes([KEY, *(byte ^ KEY for byte in text.encode())]).hex()


def page(hidden: str) -> RawPage:
    link = f'<a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="{shield(hidden)}">[email&#160;protected]</a>'
    words = "<p>The soup wants an hour on a small fire, and then another beside it.</p>" * 3
    body = f"<html><title>Soup</title><body><article><h1>Soup</h1>{words}<p>As {link} says, salt comes last.</p></article></body></html>"
    return RawPage(body=body.encode(), url="https://soup.example/soup")


def test_words_that_are_no_address_are_written_back():
    assert "As Ann@Home says, salt comes last." in clean(page("Ann@Home")).documents[0].text


def test_an_address_stays_hidden():
    assert "ann@home.example" not in clean(page("ann@home.example")).documents[0].text


def test_broken_codes_are_nothing():
    assert [unshield(code) for code in ("", "2", "zz", "2aff")] == [None] * 4
