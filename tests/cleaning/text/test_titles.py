"""The title of a post among menu words, names and dates."""

from __future__ import annotations

import pytest

from tests.cleaning.text import dumps

MENU = "\n".join(
    ("Crumb & Sons", "Home", "Bakeries", "Mills", "Recipes", "Our shops", "Gift cards", "Careers", "Journal")
)
TITLE = "Why the bakery on our street opens at five"


@pytest.mark.parametrize("between", ["", "Ines Alvarado\n", "May 3, 2019\n", "5 min read\nShare\n"])
def test_the_line_that_shares_its_words_with_the_post(between: str) -> None:
    page = f"{MENU}\n\n{TITLE}\n\n{between}\n{dumps.PROSE}\n"
    assert dumps.read_one(page).title == TITLE


def test_the_first_heading_of_markdown() -> None:
    page = (
        f"## Journal\n\nHome\n\nShops\n\n{MENU}\n\n# Half past four\n\n{dumps.PROSE}\n\n## Mills near you\n"
    )
    assert dumps.read_one(page).title == "Half past four"


def test_a_menu_alone_holds_no_title() -> None:
    assert dumps.read_one(f"{MENU}\n{MENU}\n{dumps.PROSE}").title is None


def test_signs_of_scripts_without_spaces_are_compared() -> None:
    menu = "首页\n关于\n联系\n书架\n留言板\n友情链接\n归档\n登录"
    prose = "祖父的旧台灯裂了两道，电线也换过三次，可是每天晚上它仍然亮着，照着桌上的书。\n" * 1
    more = "我们把旧台灯放在窗边，邻居走过的时候总要问一句：这盏台灯是谁留下的，现在还能用吗？\n"
    assert dumps.read_one(f"{menu}\n\n旧台灯\n\n{prose}{more}").title == "旧台灯"


def test_the_site_at_the_top_is_no_title() -> None:
    page = f"The Bakery Blog\n{MENU}\n\n{TITLE}\nby Ines Alvarado\n\n{dumps.PROSE}\n\n© The Bakery Blog"
    assert dumps.read_one(page).title == TITLE


def test_bylines_of_the_menu_are_not_those_of_the_post() -> None:
    menu = f"{MENU}\nBy Industry\nby Harvest Tools\n{MENU}"
    page = f"{menu}\n\n{TITLE}\n\nBy Ines Alvarado\n\n{dumps.PROSE}"
    assert dumps.read_one(page).author == "Ines Alvarado"


@pytest.mark.parametrize(
    "window",
    [
        f"{TITLE} - Crumb & Sons",
        f"{TITLE} | Crumb & Sons",
        f"Crumb & Sons: {TITLE}",
        f"Crumb & Sons » {TITLE}",
    ],
)
def test_the_window_names_site_and_post(window: str) -> None:
    news = "The longest queue of the year\nA prize for our rye\nWhat the millers say"
    page = f"{window}\n{MENU}\n{TITLE}\n{news}\n{MENU}\n{dumps.PROSE}"
    assert dumps.read_one(page).title == TITLE


def test_the_site_alone_in_the_window_is_no_title() -> None:
    page = f"On the slowness of dough, and of us - Crumb & Sons\n{MENU}\n{MENU}\n{dumps.PROSE}"
    assert dumps.read_one(page).title != "Crumb & Sons"
