"""The main image and the licence of a post: which evidence decides, and that it is named."""

from __future__ import annotations

import json

import pytest

from cleaning.context import PageContext
from cleaning.metadata import Metadata, read_metadata
from cleaning.tree import parse_html

CC = "https://creativecommons.org/licenses/by/4.0/"
POST = "<h1>A hinge</h1><p>It squeaks.</p>"


def facts(head: str = "", body: str = POST, *, jsonld: object = None) -> Metadata:
    script = f'<script type="application/ld+json">{json.dumps(jsonld)}</script>' if jsonld else ""
    tree = parse_html(f"<html><head>{head}{script}</head><body>{body}</body></html>", source="test")
    return read_metadata(tree, PageContext(url="https://bench.example/hinge"))


def test_the_picture_of_the_json_ld_stands_over_the_one_for_cards() -> None:
    head = '<meta property="og:image" content="https://bench.example/card.png">'
    article = {
        "@type": "BlogPosting",
        "headline": "A hinge",
        "image": {"@type": "ImageObject", "url": "/hinge.jpg"},
    }
    found = facts(head, jsonld=article)
    assert (found.image, found.evidence["image"]) == ("https://bench.example/hinge.jpg", "json-ld")


def test_a_picture_that_is_written_into_the_page_is_none() -> None:
    head = '<meta property="og:image" content="data:image/png;base64,AAAA">'
    assert facts(head).image is None


@pytest.mark.parametrize(
    ("head", "body", "source"),
    [
        (f'<link rel="license" href="{CC}">', POST, "rel=license"),
        ("", f'{POST}<p><a rel="license" href="{CC}">CC BY</a></p>', "rel=license"),
        (f'<meta name="dcterms.license" content="{CC}">', POST, "dcterms.license"),
        ("", f'<div itemscope>{POST}<a itemprop="license" href="{CC}">CC BY</a></div>', "microdata"),
        ("", f'{POST}<p>Text under <a href="{CC}">CC BY</a></p>', "heuristic: link to Creative Commons"),
    ],
)
def test_a_licence_is_read_with_its_source(head: str, body: str, source: str) -> None:
    found = facts(head, body)
    assert (found.licence, found.evidence["licence"]) == (CC, source)


def test_rights_that_are_reserved_are_no_licence() -> None:
    assert facts('<meta name="dc.rights" content="All rights reserved">').licence is None


def test_every_field_names_its_source() -> None:
    head = '<meta property="og:description" content="Squeaks."><meta property="article:tag" content="oil">'
    evidence = facts(head).evidence
    assert (evidence["summary"], evidence["tags"]) == ("og:description", "meta tags")


def test_a_field_that_is_not_there_names_none() -> None:
    assert {"image", "licence", "author", "published"}.isdisjoint(facts().evidence)
