"""`cleaning.metadata`: who wrote the post, and who did not."""

from __future__ import annotations

import pytest

from tests.cleaning.metadata.pages import PROSE, facts


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By Ann Smith", "Ann Smith"),
        ("Posted by Ann Smith on May 2, 2016", "Ann Smith"),
        ("by Ann Smith and Bo Lee", "Ann Smith, Bo Lee"),
        ("von Anna Müller am 2. Mai 2016", "Anna Müller"),
        ("Por Ana Souza", "Ana Souza"),
        ("By Ann Smith, Senior Editor", "Ann Smith"),
        ("By Ann Smith, MS, RD", "Ann Smith"),
        ("by Ann Smith | 7 comments", "Ann Smith"),
        ("May 2, 2016 2:33 am AEST — By Ann Smith", "Ann Smith"),
        ("作者：安小姐 责任编辑：李四", "安小姐"),
        ("作者：未知 责任编辑：李四", None),
        ("作者：安小姐返回首页，查看更多", "安小姐"),
        ("Pictures of May 2, 2016 by Ann's wife", None),
    ],
)
def test_a_byline_near_the_headline(byline: str, author: str | None) -> None:
    assert facts(f"<h1>Why trains run late</h1><div>{byline}</div>{PROSE}").author == author


@pytest.mark.parametrize("value", ["name", "Author Name", "佚名", "Disqus"])
def test_what_a_template_left_in_a_meta_tag_names_nobody(value: str) -> None:
    head = f'<meta name="author" content="{value}">'
    assert facts(f"<h1>Why trains run late</h1>{PROSE}", head=head).author is None


def test_a_box_of_related_posts_called_a_card_names_nobody() -> None:
    card = '<div class="vcard"><span class="fn">Related posts</span></div>'
    assert facts(f"<h1>Why trains run late</h1>{card}{PROSE}").author is None


@pytest.mark.parametrize(
    "line",
    ["By signing up I agree to the terms", "By default only whole words are found", "by both the apps"],
)
def test_a_sentence_that_opens_like_a_byline_names_nobody(line: str) -> None:
    assert facts(f"<h1>Why trains run late</h1><div>{line}</div>{PROSE}").author is None


@pytest.mark.parametrize(
    "byline",
    [
        "<span class='blog-meta-author'>Ann Smith</span>",
        "<div class='_authorDetails_1r0t6'><a class='_authorName_1r0t6_51 small' href='/x'>Ann Smith</a></div>",
        "<p class='c-author-info__name'>Ann Smith</p><p class='c-author-info__title'>Driver</p>",
        "<div class='post-author'><span class='article__author__name'>Ann Smith</span><i>Founder</i></div>",
        "<aside class='post-author'>Ann Smith</aside>",
        "<div class='AutorName'>Ann Smith</div>",
        "<div class='byline'>In <a href='/c/rails'>Rails</a> by <a href='/p/7'>Ann Smith</a></div>",
    ],
)
def test_a_class_in_the_sites_own_spelling_names_the_author(byline: str) -> None:
    assert facts(f"<h1>Why trains run late</h1><div>{byline}</div>{PROSE}").author == "Ann Smith"


def test_a_link_to_an_authors_page_beside_the_headline_names_the_author() -> None:
    body = f"<h1>Why trains run late</h1><div><a href='/authors/ann'>Ann Smith</a><i>7 min</i></div>{PROSE}"
    page = facts(body)
    assert (page.author, page.evidence["author"]) == (
        "Ann Smith",
        "heuristic: link to an author's page",
    )


def test_a_link_to_an_authors_page_far_below_names_nobody() -> None:
    below = "<p>Trains.</p>" * 150 + "<div><a href='/authors/bo'>Bo Lee</a></div>"
    assert facts(f"<article><h1>Why trains run late</h1>{PROSE}{below}</article>").author is None


@pytest.mark.parametrize("label", ["Written by", "Verfasst von", "Escrito por"])
def test_a_card_labelled_as_the_writers_names_the_author(label: str) -> None:
    head = (
        f'<meta name="twitter:label1" content="{label}"><meta name="twitter:data1" content="Ann Smith">'
        '<meta name="twitter:label2" content="Time to read"><meta name="twitter:data2" content="Bo">'
    )
    assert facts(f"<h1>Why trains run late</h1>{PROSE}", head=head).author == "Ann Smith"


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Опубликовал Иван Петров 2 мая 2016", "Иван Петров"),
        ("Yazan: Ahmet Yılmaz", "Ahmet Yılmaz"),
        ("Napisał Jan Kowalski", "Jan Kowalski"),
        ("Kirjoittanut Matti Virtanen", "Matti Virtanen"),
        ("Skrevet af Ole Hansen", "Ole Hansen"),
        ("Írta: Nagy Péter", "Nagy Péter"),
        ("Scris de Ion Popescu", "Ion Popescu"),
        ("Από Νίκος Παππάς", "Νίκος Παππάς"),
        ("بقلم: أحمد علي", "أحمد علي"),
        ("نوشته رضا احمدی", "رضا احمدی"),
        ("מאת דוד כהן", "דוד כהן"),
        ("김철수 기자", "김철수"),
        ("文／王小明", "王小明"),
        ("投稿者: 山田太郎", "山田太郎"),
        ("Ditulis oleh Budi Santoso", "Budi Santoso"),
        ("Bởi Nguyễn Văn An", "Nguyễn Văn An"),
        ("โดย สมชาย ใจดี", "สมชาย ใจดี"),
        ("लेखक: राम कुमार", "राम कुमार"),
        ("Di Marco Rossi", "Marco Rossi"),
        ("Gastbeitrag von Anna van der Berg", "Anna van der Berg"),
    ],
)
def test_a_byline_in_any_language(byline: str, author: str) -> None:
    assert facts(f"<h1>Why trains run late</h1><div>{byline}</div>{PROSE}").author == author


@pytest.mark.parametrize("line", ["De la casa al campo", "Od rana do nocy", "Van Gogh"])
def test_a_line_that_begins_like_a_byline_names_nobody(line: str) -> None:
    assert facts(f"<h1>Why trains run late</h1><div>{line}</div>{PROSE}").author is None


def test_a_declared_name_keeps_its_particle() -> None:
    article = {"@type": "Article", "headline": "T", "author": {"@type": "Person", "name": "Di Marco Rossi"}}
    assert facts(jsonld=article).author == "Di Marco Rossi"


@pytest.mark.parametrize("opening", ["Written by", "Article by:", "Author:", "Contributors:"])
def test_an_opening_on_a_line_of_its_own_belongs_to_the_name_below(opening: str) -> None:
    body = f"<h1>Why trains run late</h1><p>{opening}</p><p>Ann Smith, engine driver</p>{PROSE}"
    assert facts(body).author == "Ann Smith"


def test_a_byline_in_the_title_names_the_author() -> None:
    head = "<title>Why trains run late | by Ann Smith | Rails | Medium</title>"
    assert facts(f"<h1>Why trains run late</h1>{PROSE}", head=head).author == "Ann Smith"


@pytest.mark.parametrize("line", ["Sat, 20 Dec, 2025 - 06:36", "7 Comments", "2:24 AM"])
def test_a_byline_without_a_name_names_nobody(line: str) -> None:
    body = f"<h1>Why trains run late</h1><div class='byline'><a href='#'>{line}</a></div>{PROSE}"
    assert facts(body).author is None


def test_several_authors_of_json_ld_are_joined() -> None:
    people = [{"@type": "Person", "name": "Ann Smith"}, {"@type": "Person", "name": "Bo Lee"}]
    assert (
        facts(jsonld={"@type": "NewsArticle", "headline": "T", "author": people}).author
        == "Ann Smith, Bo Lee"
    )


def test_an_author_that_json_ld_only_refers_to_is_followed() -> None:
    graph = [
        {"@type": "Article", "headline": "T", "author": {"@id": "#ann"}},
        {"@type": "Person", "@id": "#ann", "name": "Ann Smith"},
    ]
    assert facts(jsonld={"@graph": graph}).author == "Ann Smith"


def test_a_person_beside_the_headline_stands_over_an_organisation() -> None:
    article = {"@type": "Article", "headline": "T", "author": {"@type": "Organization", "name": "Rails"}}
    page = facts(f"<h1>T</h1><p class='byline'>By Ann Smith</p>{PROSE}", jsonld=article)
    assert page.author == "Ann Smith"


def test_a_site_that_writes_under_its_own_name_keeps_it() -> None:
    head = '<meta property="og:site_name" content="Stylegirl">'
    article = {"@type": "Article", "headline": "T", "author": {"@type": "Person", "name": "stylegirl"}}
    assert facts(head=head, jsonld=article).author == "stylegirl"


def test_commenters_are_no_authors() -> None:
    comment = "<li class='comment'><div class='vcard'><b class='fn'>Cy</b></div><p>Indeed.</p></li>"
    discussion = f"<h3>1 Comment</h3><ol class='commentlist'>{comment}</ol><p>Posted by: Dee</p>"
    body = f"<h1>Why trains run late</h1>{PROSE}{discussion}"
    assert facts(body).author is None


@pytest.mark.parametrize(
    "name", ["admin", "https://rails.example/ann", "2016", "May 2, 2016", "page.head.author", "rails.com"]
)
def test_what_is_no_name_is_no_author(name: str) -> None:
    assert facts(f"<h1>T</h1><span class='byline'>{name}</span>{PROSE}").author is None


def test_a_blogger_byline_below_the_post_is_found() -> None:
    body = f"""<div class="widget Blog"><div class="post hentry">
    <h3 class="post-title entry-title">Why</h3>{PROSE}
    <div class="post-footer">
    <span class="post-author vcard">Posted by <span class="fn">Ann Smith</span></span>
    <abbr class="published" title="2012-09-06T13:27:00+10:00">1:27 PM</abbr></div></div></div>"""
    page = facts(body, head="<title>Rails: Why</title>")
    assert (page.author, page.published) == ("Ann Smith", "2012-09-06T13:27:00+10:00")


@pytest.mark.parametrize(
    "line",
    [
        "Posted on July 30, 2009 by Ann Smith in <a href='/kilns'>Kilns</a>",
        "Mercoledì 2 maggio 2016 scritto da Ann Smith",
        "2 mai 2016 par Ann Smith, 7 commentaires",
        "Posted at 9:12 AM by Ann Smith | Permalink",
    ],
)
def test_a_byline_behind_a_date(line: str) -> None:
    assert facts(f"<h1>Why trains run late</h1><div>{line}</div>{PROSE}").author == "Ann Smith"


@pytest.mark.parametrize("href", ["/u/ann", "/users/7/", "/@annsmith", "https://rails.example/members/ann"])
def test_a_link_to_one_of_the_sites_own_people_beside_the_headline(href: str) -> None:
    byline = f"<div><a href='{href}'>Ann Smith</a> <span>18K</span></div>"
    body = f"<h1>Why trains run late</h1>{byline}{PROSE}"
    assert facts(body, url="https://rails.example/late").author == "Ann Smith"


@pytest.mark.parametrize("href", ["/users/login", "https://photos.example/people/ann", "/u/ann/trips"])
def test_a_link_to_a_form_another_site_or_a_part_names_nobody(href: str) -> None:
    body = f"<h1>Why trains run late</h1><div><a href='{href}'>Ann Smith</a></div>{PROSE}"
    assert facts(body, url="https://rails.example/late").author is None


def test_the_line_right_below_a_short_post_is_its_byline() -> None:
    body = f"<h1>Why trains run late</h1>{PROSE}<p>Posted by Ann Smith at 10:10</p>"
    assert facts(body).author == "Ann Smith"
