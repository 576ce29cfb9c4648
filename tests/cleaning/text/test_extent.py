"""Where the post of a whole page of plain text begins and ends."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning import RawPage
from cleaning.cuts import CutLog
from cleaning.readers.text import read
from cleaning.text.extent import LEAST_ODDS, LEAST_TRIMMED, Outline
from cleaning.text.lines import Line
from cleaning.text.marks import Mark, Reading
from tests.cleaning.text import dumps

MENU = "\n".join(
    "• " + word
    for word in (
        "Home",
        "Bakeries",
        "Mills",
        "Recipes",
        "Sign in",
        "Search",
        "Leave a comment",
        "Ovens & stones",
        "Flour by region",
        "Our shops",
        "Gift cards",
        "Careers",
    )
)
FOOTER = "\n".join(
    (
        "Careers",
        "Press",
        "Gift cards",
        "Find a shop",
        "Wholesale",
        "Terms of use",
        "Cookie settings",
        "Privacy policy",
        "© 2019 Crumb & Sons Ltd. All rights reserved.",
    )
)
RECIPE = "\n".join(
    (
        "Ingredients",
        "• 500 g rye flour",
        "• 10 g salt",
        "• 350 ml warm water",
        "• 1 spoon of starter",
        "Method",
    )
)
TITLE = "Why the bakery on our street opens at five"


class TestAPostBetweenMenuAndFooter:
    page = f"{MENU}\n{TITLE}\n\n{dumps.PROSE}\n\n{FOOTER}\n"

    def test_neither_menu_nor_footer_is_the_post(self) -> None:
        assert dumps.read_one(self.page).text == "\n".join(dumps.POST)

    def test_what_is_cut_is_shown(self) -> None:
        cuts = CutLog()
        read(RawPage(body=self.page.encode()), cuts)
        told = {cut.rule for cut in cuts.freeze()}
        assert {"above_post", "below_post"} <= told

    def test_a_form_in_the_menu_ends_no_post(self) -> None:
        menu = f"Bake with us: our courses begin in spring, in every town.\n{MENU}"
        document = dumps.read_one(f"{menu}\n{TITLE}\n\n{dumps.PROSE}\n")
        assert document.text.endswith("\n".join(dumps.POST))

    def test_a_list_inside_the_post_stays(self) -> None:
        text = f"{MENU}\n{TITLE}\n\n{dumps.PROSE}\n\n{RECIPE}\n\n{dumps.PROSE} Really.\n\n{FOOTER}"
        assert "• 350 ml warm water" in dumps.read_one(text).text

    def test_news_above_the_post_do_not_hide_it(self) -> None:
        news = "\n".join(f"Mill number {n} burnt down\nMay {n}, 2019\n" for n in range(1, 8))
        document = dumps.read_one(f"Latest news\n{news}\n{MENU}\n{TITLE}\n\n{dumps.PROSE}\n\n{FOOTER}")
        assert dumps.POST[1] in document.text


def test_prose_alone_is_all_post() -> None:
    text = "\n".join(f"{n}. {dumps.POST[0]}" for n in range(1, 12))
    assert dumps.read_one(text).text == text


def test_few_short_lines_below_are_kept() -> None:
    document = dumps.read_one(f"{dumps.PROSE}\n\nFrom my diary\nAnn's notebook, page twelve\n")
    assert document.text.endswith("Ann's notebook, page twelve")


@given(st.lists(st.floats(-9, 9), min_size=1, max_size=12))
def test_the_extent_is_the_run_of_the_greatest_sum(values: list[float]) -> None:
    lines, marks = [Line("word")] * len(values), [Reading(mark=Mark.TEXT)] * len(values)
    outline = Outline(lines, marks, values)
    runs = (outline.odds[a:b] for a, b in combinations(range(len(values) + 1), 2))
    assert outline.extent(range(len(values))).odds == pytest.approx(max(0.0, *map(sum, runs), 0.0))


@pytest.mark.parametrize(("count", "is_cut"), [(5, False), (6, True)])
def test_lines_are_cut_only_where_enough_speak_against_them(count: int, is_cut: bool) -> None:
    assert LEAST_TRIMMED == -6 * LEAST_ODDS
    assert _kept([9.0, *[-9.0] * count], Mark.NOISE) == (1 if is_cut else 1 + count)


def test_where_nothing_is_interface_nothing_is_cut() -> None:
    assert _kept([9.0, *[-9.0] * 40], Mark.TEXT) == 41


def _kept(odds: list[float], mark: Mark) -> int:
    """Lines that are kept of one with good odds and others with a mark."""
    lines, marks = [Line("word")] * len(odds), [Reading(mark=mark)] * len(odds)
    return len(Outline(lines, marks, odds).trimmed(range(len(odds))))


def test_songs_below_the_post_are_a_part_of_it() -> None:
    songs = "\n".join(f"{n}. Song number {n} of the wedding" for n in range(1, 30))
    assert dumps.read_one(f"{dumps.PROSE}\n\n{songs}\n").text.endswith("29. Song number 29 of the wedding")


def test_prose_without_spaces_is_the_post() -> None:
    menu = "\n".join("首页 关于 联系 书架 留言板 友情链接 归档 登录 搜索 订阅 隐私 首页".split())
    prose = (
        "祖父的旧台灯裂了两道，电线也换过三次，可是每天晚上它仍然亮着，照着桌上的书。",
        "我们把它放在窗边，邻居走过的时候总要问一句：这盏台灯是谁留下的，现在还能用吗？",
        "今年春天我给它换了新的灯罩，颜色和原来的一样，只是不再漏光。",
    )
    body = "\n".join(prose)
    assert dumps.read_one(f"{menu}\n旧台灯\n\n{body}\n\n{menu}").text == body
