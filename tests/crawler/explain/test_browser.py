"""The page of `postsieve explain`, in a browser: harmless, readable, usable by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaning.account import Account
from crawler.explain.page import render

CONTRAST = """
function channels(color) { return color.match(/[\\d.]+/g).map(Number); }
function light(rgb) {
  const [r, g, b] = rgb.slice(0, 3).map(c => { c /= 255; return c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; });
  return .2126 * r + .7152 * g + .0722 * b;
}
function ground(element) {
  for (let node = element; node; node = node.parentElement) {
    const found = channels(getComputedStyle(node).backgroundColor);
    if (found.length < 4 || found[3] > 0) return found;
  }
  return [255, 255, 255];
}
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let least = [99, ""];
while (walker.nextNode()) {
  const text = walker.currentNode.nodeValue.trim(), element = walker.currentNode.parentElement;
  if (!text || !element.checkVisibility()) continue;
  const [a, b] = [light(channels(getComputedStyle(element).color)), light(ground(element))];
  const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  if (ratio < least[0]) least = [ratio, text];
}
return least;
"""
"""The least contrast of any visible text on the page, as WCAG 2.2 counts it, and that text."""


@pytest.fixture(scope="module")
def page(browser, hostile: Account, tmp_path_factory: pytest.TempPathFactory):
    path: Path = tmp_path_factory.mktemp("page") / "why.html"
    path.write_text(render([hostile]), encoding="utf-8")
    browser.get(path.as_uri())
    return browser


def text(page) -> str:
    return page.execute_script("return document.body.innerText")


def press(page, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(page).send_keys(*keys).perform()


def test_markup_of_the_page_is_shown_as_text_and_does_nothing(page) -> None:
    assert page.title == "hostile.html: what was kept and what was cut"
    for hostile in (
        "<script>document.title='owned'</script>",
        "</textarea></style></p>",
        "<b onmouseover=",
        "<iframe src=",
    ):
        assert hostile in text(page)
    assert (
        page.execute_script("return document.querySelectorAll('script, iframe, img, form, object').length")
        == 0
    )
    attributes = "return [...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames())"
    assert [
        name for name in page.execute_script(attributes) if name.startswith("on") or name == "style"
    ] == []


def test_links_lead_to_places_on_the_page_only(page) -> None:
    targets = page.execute_script("return [...document.links].map(a => a.getAttribute('href'))")
    assert targets
    for target in targets:
        assert target.startswith("#")
        assert page.execute_script("return document.getElementById(arguments[0]) !== null", target[1:])


def test_nothing_is_fetched_and_the_policy_refuses_nothing_of_ours(page) -> None:
    assert page.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert page.get_log("browser") == []
    assert page.execute_script("return getComputedStyle(document.querySelector('.sides')).display") == "grid"


def test_a_script_that_got_in_would_be_refused(page) -> None:
    page.execute_script("""
        const script = document.createElement('script');
        script.textContent = "document.title = 'owned'";
        document.head.append(script);""")
    assert page.title != "owned"
    assert any("Content Security Policy" in entry["message"] for entry in page.get_log("browser"))
    page.refresh()


def test_controls_of_direction_are_written_out(page) -> None:
    assert "U+202E" in text(page)
    assert (
        page.execute_script(
            "return /[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.documentElement.outerHTML)"
        )
        is False
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_enough_contrast(page, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    ground = page.execute_script("return getComputedStyle(document.body).backgroundColor")
    least, where = page.execute_script(CONTRAST)
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert (ground == "rgb(19, 21, 24)") is (scheme == "dark")
    assert least >= 4.5, where


def test_the_first_tab_skips_to_the_rows(page) -> None:
    from selenium.webdriver.common.keys import Keys

    page.refresh()
    press(page, Keys.TAB)
    assert page.switch_to.active_element.text == "Skip to the rows"
    press(page, Keys.ENTER)
    assert page.switch_to.active_element.get_attribute("id") == "rows-1"


def test_a_rule_leads_to_its_first_cut_and_that_to_the_next(page) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    page.refresh()
    page.find_element(By.CSS_SELECTOR, ".rules a[href='#cut-1-share_bar-1']").send_keys(Keys.ENTER)
    for place, words in ((1, "Elsewhere"), (2, "by letter"), (1, "Elsewhere")):
        cut = page.switch_to.active_element
        assert cut.get_attribute("id") == f"cut-1-share_bar-{place}"
        assert words in cut.text
        box = page.execute_script("return document.activeElement.getBoundingClientRect().top")
        assert 0 < box < 900
        press(page, Keys.TAB)
        press(page, Keys.ENTER)


def test_a_phone_shows_one_column_without_scrolling_sideways(page) -> None:
    metrics = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    columns = page.execute_script(
        "return getComputedStyle(document.querySelector('.sides')).gridTemplateColumns"
    )
    width = page.execute_script("return document.documentElement.scrollWidth")
    page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert len(columns.split()) == 1
    assert width <= 360
