import pytest
from lxml import html

from cleaning.platforms import Platform, platforms, refuse_twins, tell_platform
from cleaning.selectors import compile_selector


def test_every_selector_of_every_platform_compiles():
    for platform in platforms():
        for css in (
            *platform.fingerprints,
            *platform.prune,
            *(markup.record for markup in platform.comments),
        ):
            assert compile_selector(css)


def test_two_platforms_of_one_name_are_refused():
    with pytest.raises(ValueError, match="merge them into one file"):
        refuse_twins((Platform(name="a"), Platform(name="a")))


def test_the_generator_tells_the_platform():
    tree = html.document_fromstring(
        '<html><head><meta name="generator" content="WordPress 6.5"></head><body>x</body></html>'
    )
    told = tell_platform(tree)
    assert told is not None
    assert told.name == "wordpress"


def test_a_page_of_no_known_platform_has_none():
    assert tell_platform(html.document_fromstring("<html><body><p>x</p></body></html>")) is None


def test_a_forum_is_told_before_the_site_that_holds_it():
    tree = html.document_fromstring(
        '<html><head><meta name="generator" content="WordPress 6.5"></head>'
        '<body><div id="bbpress-forums"></div></body></html>'
    )
    told = tell_platform(tree)
    assert told is not None
    assert told.name == "bbpress"
