"""`cleaning.metadata`: which evidence decides each field, and what is not the post's."""

from __future__ import annotations

import pytest

from cleaning.metadata import declared_language
from cleaning.tree import parse_html
from tests.cleaning.metadata.pages import PROSE, facts

# ------------------------------------------------------------------------------------------------ title


@pytest.mark.parametrize(
    "title",
    [
        "Why trains run late | Rails",
        "Rails - Why trains run late",
        "Why trains run late",
        "Rails: Why trains run late",
        "Why trains run late « Rails",
    ],
)
def test_a_heading_that_is_a_part_of_the_page_title_is_the_headline(title: str) -> None:
    body = f"<h1><a href='/'>Rails</a></h1><h2>Why trains run late</h2>{PROSE}<h3>More trains</h3>"
    assert facts(body, head=f"<title>{title}</title>").title == "Why trains run late"


def test_the_shown_headline_stands_over_the_one_for_search_engines() -> None:
    name = "Late trains: 7 reasons | Rails"
    head = f'<title>{name}</title><meta property="og:title" content="{name}">'
    assert (
        facts(f"<h1 class='entry-title'>Why trains run late</h1>{PROSE}", head=head).title
        == "Why trains run late"
    )


def test_a_title_of_signs_alone_is_shown_by_no_wordless_element() -> None:
    body = f"<h1><a href='/'>Rails</a></h1><p class='title'>\n</p><p>By Ann Lee</p>{PROSE}"
    assert facts(body, head="<title>?</title><meta property='og:site_name' content='Rails'>").title == "?"


def test_without_a_heading_the_site_name_goes_from_the_page_title() -> None:
    head = '<title>Why trains run late - Rails</title><meta property="og:site_name" content="Rails">'
    assert (facts(PROSE, head=head).title, facts(PROSE, head=head).site) == ("Why trains run late", "Rails")


def test_the_site_is_what_the_page_title_has_beside_the_headline() -> None:
    page = facts(
        f"<h1>Why trains run late</h1>{PROSE}", head="<title>Why trains run late — The Rail Blog</title>"
    )
    assert (page.site, page.evidence["site"]) == ("The Rail Blog", "heuristic: in the title")


def test_the_name_of_a_json_ld_posting_is_its_title_where_the_headline_is_an_excerpt() -> None:
    posting = {
        "@type": "Article",
        "name": "Why trains run late",
        "headline": "Trains run late in winter because snow lies on",
    }
    assert (
        facts(PROSE, head="<title>Why trains run late</title>", jsonld=posting).title == "Why trains run late"
    )


def test_entities_in_declared_titles_are_resolved_twice() -> None:
    assert (
        facts(jsonld={"@type": "BlogPosting", "headline": "Trains &amp;amp; trams"}).title == "Trains & trams"
    )


def test_the_only_h1_stands_over_a_title_that_words_the_same_for_search_engines() -> None:
    head = "<title>Late Trains: Top 7 Causes | Rails</title>"
    page = facts(f"<h1>The seven causes of late trains</h1>{PROSE}", head=head)
    assert (page.title, page.evidence["title"]) == (
        "The seven causes of late trains",
        "heuristic: h1 worded like the title",
    )


def test_an_h1_without_words_of_the_title_is_no_headline() -> None:
    head = '<title>Why trains run late</title><meta property="og:site_name" content="Rails">'
    assert facts(f"<h1>Notes of a signalman</h1>{PROSE}", head=head).title == "Why trains run late"


def test_the_number_of_comments_behind_a_headline_goes() -> None:
    head = '<title>Why trains run late - Rails</title><meta property="og:site_name" content="Rails">'
    body = f"<h1>Why trains run late <span>274 Comments</span></h1>{PROSE}"
    assert facts(body, head=head).title == "Why trains run late"


def test_of_a_whole_title_and_its_main_part_in_two_headings_the_part_is_the_headline() -> None:
    body = f"<h1>Why trains run late | Rails</h1><div><h1>Why trains run late</h1>{PROSE}</div>"
    assert facts(body, head="<title>Why trains run late | Rails</title>").title == "Why trains run late"


def test_a_short_heading_that_is_the_posts_permalink_is_the_headline() -> None:
    body = f"<h1><a href='/'>Notes</a></h1><h2><a href='/2012/snow/' rel='bookmark'>Snow</a></h2>{PROSE}"
    head = "<title>Snow « Notes of a signalman in winter</title>"
    assert facts(body, head=head).title == "Snow"


def test_a_link_inside_a_heading_tells_where_the_post_begins() -> None:
    body = (
        "<h2><a href='/c/7'>249 votes</a> <a href='/story/12'>Why trains run late</a></h2>"
        f"<div>by Ann Smith on May 2, 2016</div>{PROSE}"
    )
    head = '<title>Why trains run late - Rails</title><meta property="og:site_name" content="Rails">'
    assert facts(body, head=head).author == "Ann Smith"


def test_a_headline_that_a_theme_calls_the_blogs_title_names_no_site() -> None:
    head = "<title>Why trains run late | Rails</title>"
    page = facts(f"<h1 class='blog-title'>Why trains run late</h1>{PROSE}", head=head)
    assert (page.title, page.site) == ("Why trains run late", "Rails")


def test_a_sites_title_that_repeats_the_headline_names_no_site() -> None:
    head = "<title>Why trains run late</title>"
    body = f"<div class='site-title'>Why trains run late</div><h1>Why trains run late</h1>{PROSE}"
    page = facts(body, head=head, url="https://rails.example/1")
    assert (page.title, page.site) == ("Why trains run late", "rails.example")


# ------------------------------------------------------------------------------------------------ dates


@pytest.mark.parametrize(
    "page",
    [
        {"jsonld": {"@type": "Article", "headline": "T", "datePublished": "2016-05-02T10:00:00+02:00"}},
        {"head": '<meta property="article:published_time" content="2016-05-02T10:00:00+02:00">'},
        {"body": "<h1>T</h1><time class='published' datetime='2016-05-02T10:00:00+02:00'>May</time>" + PROSE},
        {
            "body": "<h1>T</h1><span itemprop='datePublished' content='2016-05-02T10:00:00+02:00'>x</span>"
            + PROSE
        },
    ],
    ids=["json-ld", "meta", "time", "microdata"],
)
def test_published_keeps_time_and_zone(page: dict[str, str]) -> None:
    assert facts(**page).published == "2016-05-02T10:00:00+02:00"  # type: ignore[arg-type]


def test_a_fuller_source_of_the_same_day_is_taken() -> None:
    article = {"@type": "Article", "headline": "T", "datePublished": "2016-05-02"}
    head = '<meta property="article:published_time" content="2016-05-02T10:00:00+02:00">'
    assert facts(head=head, jsonld=article).published == "2016-05-02T10:00:00+02:00"


@pytest.mark.parametrize(
    "line",
    [
        "May 2, 2016",
        "Posted on May 2, 2016 in Trains",
        "02.05.2016 | 7 Kommentare",
        "by Ann Smith · May 2, 2016 · 7 min read",
    ],
)
def test_a_date_near_the_headline_is_published(line: str) -> None:
    page = facts(f"<h1>Why trains run late</h1><div>{line}</div>{PROSE}")
    assert (page.published, page.evidence["published"]) == ("2016-05-02", "heuristic: near headline")


def test_a_date_above_the_headline_is_published() -> None:
    assert facts(f"<h2>Monday, May 2, 2016</h2><h1>Why trains run late</h1>{PROSE}").published == "2016-05-02"


def test_a_date_older_than_the_web_is_one_the_text_speaks_of() -> None:
    line = "The points froze on August 14, 1935, and again a week later."
    assert facts(f"<h1>Why trains run late</h1><p>{line}</p>{PROSE}").published is None


def test_dates_of_comments_and_of_other_posts_are_not_the_posts() -> None:
    other = "<div class='related-posts'><time datetime='2020-01-01'>x</time></div>"
    comment = "<ol class='commentlist'><li><time datetime='2020-01-02'>x</time></li></ol>"
    assert facts(f"<h1>Why trains run late</h1>{PROSE}{other}{comment}").published is None


def test_the_date_in_the_address_is_the_last_resort() -> None:
    page = facts(f"<h1>T</h1>{PROSE}", url="https://rails.example/2016/05/02/why/")
    assert (page.published, page.evidence["published"]) == ("2016-05-02", "heuristic: address")


def test_a_numeric_date_is_read_in_the_order_of_the_pages_language() -> None:
    body = f"<h1>Pourquoi</h1><p class='date'>02/05/2016</p>{PROSE}"
    assert (facts(body, language="fr").published, facts(body, language="en-us").published) == (
        "2016-05-02",
        "2016-02-05",
    )


def test_modified_is_kept_apart() -> None:
    article = {
        "@type": "Article",
        "headline": "T",
        "datePublished": "2016-05-02",
        "dateModified": "2017-01-01T00:00:00Z",
    }
    assert facts(jsonld=article).modified == "2017-01-01T00:00:00+00:00"


# ----------------------------------------------------------------------------------------------- labels


def test_tags_and_categories_of_wordpress_links() -> None:
    tags = '<a rel="tag" href="/tag/snow">Snow</a><a rel="tag" href="/tag/ice">Ice</a>'
    links = f'{tags}<a rel="category tag" href="/c/trains">Trains</a>'
    page = facts(f"<h1>T</h1>{PROSE}<footer class='entry-footer'>{links}</footer>")
    assert (page.tags, page.categories) == (("Snow", "Ice"), ("Trains",))


@pytest.mark.parametrize(
    "page",
    [
        {"jsonld": {"@type": "Article", "headline": "T", "commentCount": "7"}},
        {
            "jsonld": {
                "@type": "Article",
                "interactionStatistic": [
                    {"interactionType": "https://schema.org/LikeAction", "userInteractionCount": 99},
                    {"interactionType": {"@type": "CommentAction"}, "userInteractionCount": 7},
                ],
            }
        },
        {"head": '<meta itemprop="interactionCount" content="UserComments:7">'},
        {"body": "<h1>T</h1><a href='#comments'>7 Comments</a>" + PROSE},
    ],
    ids=["json-ld", "interaction", "microdata", "link"],
)
def test_the_claimed_number_of_comments(page: dict[str, str]) -> None:
    assert facts(**page).comment_count == 7  # type: ignore[arg-type]


def test_the_number_on_the_card_of_another_post_is_not_the_posts() -> None:
    body = f"<h1>T</h1>{PROSE}<a href='https://rails.example/other#comments'>9 Comments</a>"
    assert facts(body, url="https://rails.example/why").comment_count is None


def test_the_canonical_address_is_absolute() -> None:
    page = facts(head='<link rel="canonical" href="/why">', url="https://rails.example/why?utm_source=x")
    assert page.canonical_url == "https://rails.example/why"


@pytest.mark.parametrize("href", ["javascript:void(0)", "http://[", "", "mailto:a@b.example"])
def test_what_is_no_address_is_not_canonical(href: str) -> None:
    assert facts(head=f'<link rel="canonical" href="{href}">').canonical_url is None


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ('<html lang="pt_BR"><p>x</p></html>', "pt-br"),
        ('<html xml:lang="de"><p>x</p></html>', "de"),
        ('<html><head><meta property="og:locale" content="fr_FR"></head></html>', "fr-fr"),
        ('<html lang="English"><p>x</p></html>', None),
    ],
)
def test_the_declared_language(markup: str, language: str | None) -> None:
    assert declared_language(parse_html(markup, source="test")) == language


# -------------------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "Article", "headline": "T",}',
        '<!-- {"@type": "Article", "headline": "T"} -->',
        '//<![CDATA[\n{"@type": "Article",\n"headline": "T"}\n//]]>',
        '[{"@type": ["Thing", "https://schema.org/Article"], "headline": "T"}];',
        '{"@type": "Article", "headline": "T", "description": "two\nlines"}',
    ],
)
def test_json_ld_that_templates_broke_is_still_read(script: str) -> None:
    assert facts(head=f'<script type="application/ld+json">{script}</script>').title == "T"


@pytest.mark.parametrize(
    "script",
    ["", "null", "[" * 100_000, '{"@type": {"a": 1}, "author": [1, null]}', '{"@id": ["x"], "@graph": 3}'],
)
def test_json_ld_of_no_use_does_no_harm(script: str) -> None:
    page = facts(f"<h1>Why</h1>{PROSE}", head=f'<script type="application/ld+json">{script}</script>')
    assert page.title == "Why"


def test_an_empty_page_has_no_facts() -> None:
    assert (facts().title, facts().author, facts().published, facts().tags) == (None, None, None, ())


# ------------------------------------------------------------------------- bylines of pages without marks


@pytest.mark.parametrize("tag", ["i", "em", "span", "small", "font", "b", "p"])
@pytest.mark.parametrize(
    "byline", ["by Hamish Orr, 12 May 2019", "Hamish Orr, 12 May 2019", "12 May 2019 | by Hamish Orr"]
)
@pytest.mark.parametrize(
    "headline",
    [
        "<h1>The queue<br>at dawn</h1>",
        "<font size=5><b>The queue at dawn</b></font><br>",
        "<b>The queue at dawn</b> ",
    ],
)
def test_name_and_date_on_one_line_under_the_headline(headline: str, byline: str, tag: str) -> None:
    found = facts(f"{headline}<{tag}>{byline}</{tag}>{PROSE}", head="<title>The queue at dawn</title>")
    assert (found.author, found.published) == ("Hamish Orr", "2019-05-12")


def test_other_words_beside_a_date_are_no_author() -> None:
    body = f"<h1>The queue at dawn</h1><i>Spring Sale 12 May 2019</i>{PROSE}"
    assert facts(body, head="<title>The queue at dawn</title>").author is None


# ------------------------------------------------------------------------------ marks of what readers wrote


def _record(author: str, date: str, text: str) -> str:
    return (
        f'<div class="rec"><span class="author">{author}</span> <span class="date">{date}</span>'
        f'<div class="text">{text}</div></div>'
    )


RECORDS = (
    _record(
        "Tom Brandt", "3 June 2018", "I was on that train and the coffee was still warm when we arrived."
    ),
    _record("Mei Tanaka", "5 June 2018", "Thank you for writing this down for all of us."),
    _record("Ann Lee", "6 June 2018", "Does the night train run late as well?"),
)
SHORT_PROSE = "<p>Trains run late in winter because snow lies on the points and ice on the wires.</p>" * 4


@pytest.mark.parametrize("prose", [PROSE, SHORT_PROSE], ids=["one paragraph", "short paragraphs"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_author_and_date_of_a_comment_of_unknown_make_are_not_the_posts(count: int, prose: str) -> None:
    found = facts(f"<h1>Late</h1>{prose}{''.join(RECORDS[:count])}", head="<title>Late</title>")
    assert (found.author, found.published) == (None, None)


def test_the_posts_own_marks_stand_beside_those_of_comments() -> None:
    own = '<span class="author">Ines Alvarado</span> <span class="date">1 June 2018</span>'
    found = facts(f"<h1>Late</h1>{own}{PROSE}{''.join(RECORDS)}", head="<title>Late</title>")
    assert (found.author, found.published) == ("Ines Alvarado", "2018-06-01")


def test_the_author_and_date_in_the_line_below_the_post_are_its_own() -> None:
    own = '<div class="sig"><span class="author">Ines Alvarado</span> <span class="date">1 June 2018</span></div>'
    found = facts(f"<h1>Late</h1>{PROSE}{own}", head="<title>Late</title>")
    assert (found.author, found.published) == ("Ines Alvarado", "2018-06-01")


def test_the_box_about_the_author_below_the_post_names_the_author() -> None:
    box = '<div class="box"><span class="author">Ines Alvarado</span><p>Ines drives trains in the north and writes.</p></div>'
    assert facts(f"<h1>Late</h1>{PROSE}{box}", head="<title>Late</title>").author == "Ines Alvarado"


def test_a_lead_inside_the_byline_block_leaves_its_author_to_the_post() -> None:
    lead = f"<div class=lead>{SHORT_PROSE}</div>"
    marks = '<span class="author">Ines Alvarado</span><span class="date">1 June 2018</span>'
    found = facts(f"<h1>Late</h1><div>{lead}{marks}</div>{PROSE}", head="<title>Late</title>")
    assert (found.author, found.published) == ("Ines Alvarado", "2018-06-01")


def test_microdata_of_a_comment_is_not_the_posts() -> None:
    comment = (
        '<div itemscope itemtype="https://schema.org/Comment"><p>So true.</p>'
        '<i itemprop="author">Tom Brandt</i><time itemprop="datePublished" datetime="2018-06-03">then</time></div>'
    )
    found = facts(f"<h1>Late</h1>{PROSE}{comment}", head="<title>Late</title>")
    assert (found.author, found.published) == (None, None)


def test_a_date_that_only_htmldate_finds_says_so() -> None:
    head = '<script type="application/ld+json">{"datePublished": "2018-06-01" oops}</script>'
    found = facts(f"<h1>Late</h1>{PROSE}", head=head)
    assert (found.published, found.evidence["published"]) == ("2018-06-01", "heuristic: htmldate")


def test_the_day_on_which_a_member_joined_is_not_the_posts() -> None:
    body = f"<div>Registered: 2019-05-12</div><h1>Late</h1>{PROSE}"
    assert facts(body, head="<title>Late</title>").published is None


@pytest.mark.parametrize(
    ("title", "body", "headline"),
    [
        ("Parish Pump: The Stranger", "<td><b>Parish Pump</b></td><td><b>The Stranger</b></td>", "The Stranger"),
        ("Flat lines - Ann's Weblog", "<a href='/'>Ann's Weblog</a><div><a href='/7'>Flat lines</a></div>", "Flat lines"),
        ("町の日記 祖父の時計店", "<h1><a href='/'>町の日記</a></h1><h2>祖父の時計店</h2>", "祖父の時計店"),
        ("Lids - Compost - Blogs - The Allotment", "<h3>Lids</h3>", "Lids"),
        ("out of the frost - history | Filter", "<h1>out of the frost <br><small>May 2, 2015</small></h1>", "out of the frost"),
    ],
)  # fmt: skip
def test_the_headline_in_the_title_of_a_page_whose_site_has_no_other_name(title, body, headline) -> None:
    assert facts(f"{body}{PROSE}", head=f"<title>{title}</title>").title == headline


def test_the_sites_name_below_the_words_is_no_headline() -> None:
    body = f"<div>Flat lines</div>{PROSE}<div>Ann's Weblog</div>"
    assert facts(body, head="<title>Flat lines - Ann's Weblog</title>").title != "Ann's Weblog"


def test_a_form_around_the_whole_page_hides_nothing() -> None:
    body = (
        f"<form><h1>Why trains run late</h1><p>By Ann Smith</p><p>2 May 2016</p>{PROSE}{PROSE}{PROSE}</form>"
    )
    found = facts(body, head="<title>Why trains run late</title>")
    assert (found.title, found.author, found.published) == ("Why trains run late", "Ann Smith", "2016-05-02")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Monday, October 06, 2008 1:22:00 PM # | Comments [4] | Trackback", "2008-10-06"),
        ("posted @ 2023-02-11 15:20 老梁 阅读(2031)", "2023-02-11"),
        ("Posted by Ann at August 9, 2004 10:10 PM", "2004-08-09"),
        ("Weekly Roundup – August 9, 2004", None),
        ("Last updated July 2, 2024", None),
    ],
)
def test_the_date_of_the_line_that_signs_the_post_below(line: str, day: str | None) -> None:
    published = facts(f"<h1>Why trains run late</h1>{PROSE}<p>{line}</p>").published
    assert (published or "None")[:10] == str(day)


def test_the_date_behind_an_age_near_the_headline() -> None:
    age = '<span title="23/09/2022 11:00:00">3 years ago</span>'
    assert (facts(f"<h1>Why trains run late</h1><p>{age}</p>{PROSE}").published or "")[:10] == "2022-09-23"
