"""The page as people open it: headless Chromium, the file by its path, one browser for all of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from browser import Browser
from linkage.page.page import PageEdition, page
from pages_of_seasons import last_season, this_season

SHOWN = "Array.from(document.querySelectorAll('.home')).filter(home => home.offsetHeight > 0)"
NUMBERS = f"{SHOWN}.map(home => home.querySelector('summary span').textContent)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as one:
        one.ask(
            "Network.emulateNetworkConditions",
            offline=True,
            latency=0,
            downloadThroughput=0,
            uploadThroughput=0,
        )
        yield one


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[PageEdition, Path]:
    folder = tmp_path_factory.mktemp("pages")
    found: dict[PageEdition, Path] = {}
    for edition in ("internal", "public"):
        found[edition] = folder / f"{edition}.html"
        found[edition].write_bytes(page(this_season(), edition, last_season()))
    return found


def search(browser: Browser, words: str) -> list[str]:
    told = json.dumps(words)
    browser.value(
        f"(box => {{ box.value = {told}; box.dispatchEvent(new Event('input')); }})(document.getElementById('find'))"
    )
    return list(browser.value(NUMBERS))


@pytest.mark.parametrize("edition", ["internal", "public"])
def test_the_page_opens_searches_unfolds_and_asks_nothing_of_the_network(
    browser: Browser, pages: dict[PageEdition, Path], edition: PageEdition
) -> None:
    for width in (1280, 390):
        browser.size(width, 900)
        browser.open(pages[edition])
        assert browser.value("document.documentElement.scrollWidth") <= width
    everyone = browser.value(NUMBERS)
    assert everyone == sorted(this_season().settlement.books.households)
    assert search(browser, "h03") == ["H03"]
    assert browser.value("document.getElementById('found').textContent") == "找到 1 户，共 12 户"
    assert search(browser, "Ｈ０３") == ["H03"]
    assert search(browser, "没有这一户") == []
    assert search(browser, "") == everyone
    home = f"{SHOWN}[2]"
    line = f"Array.from({home}.querySelectorAll('.line')).find(line => line.querySelector('dl'))"
    explanation = f"{line}.querySelector('dl')"
    assert not browser.value(f"{line}.checkVisibility()")
    browser.value(f"{home}.querySelector('summary').click()")
    assert browser.value(f"{line}.checkVisibility()")
    assert not browser.value(f"{explanation}.checkVisibility()")
    browser.value(f"{line}.querySelector('summary').click()")
    assert browser.value(f"{explanation}.checkVisibility()")
    told = browser.value(f"{explanation}.textContent")
    assert "代入" in told
    assert " = " in told
    assert browser.requests == [pages[edition].as_uri()]
    assert browser.said == []


def test_households_can_be_sorted_by_amount_in_the_internal_edition_only(
    browser: Browser, pages: dict[PageEdition, Path]
) -> None:
    browser.open(pages["internal"])
    browser.value("document.querySelector('[data-sort=amount]').click()")
    settlement = this_season().settlement
    payable = {
        number: -sum(debt.payable.fen for debt in settlement.debts_of(number))
        for number in settlement.books.households
    }
    assert browser.value(NUMBERS) == sorted(payable, key=lambda number: payable[number])
    browser.value("document.querySelector('[data-sort=number]').click()")
    assert browser.value(NUMBERS) == sorted(payable)
    browser.open(pages["public"])
    sorts = "Array.from(document.querySelectorAll('[data-sort]')).map(button => button.dataset.sort)"
    assert browser.value(sorts) == ["group", "number"]
    assert browser.said == []


def test_without_script_everything_is_there_but_the_search(
    browser: Browser, pages: dict[PageEdition, Path]
) -> None:
    browser.with_script(on=False)
    try:
        browser.size(1280, 8000)
        browser.open(pages["internal"])
        browser.picture()
        tree = browser.ask("DOMSnapshot.captureSnapshot", computedStyles=["display"])
        strings, laid_out = tree["strings"], tree["documents"][0]["layout"]["text"]
        shown = {strings[at].strip() for at in laid_out if at >= 0}
        assert set(this_season().settlement.books.households) <= shown
        assert "按组排" not in shown
    finally:
        browser.with_script(on=True)


def test_it_prints_on_paper_with_all_households(browser: Browser, pages: dict[PageEdition, Path]) -> None:
    browser.open(pages["public"])
    paper = pypdfium2.PdfDocument(browser.printed())
    text = "".join(sheet.get_textpage().get_text_bounded() for sheet in paper)
    paper.close()
    assert [one for one in this_season().settlement.books.households if one not in text] == []
    assert "按组排" not in text


def test_the_policy_stops_what_is_not_of_the_page(browser: Browser, pages: dict[PageEdition, Path]) -> None:
    stranger = pages["public"].with_name("stranger.html")
    text = pages["public"].read_text("utf-8")
    more = "<script>document.title = 'changed'</script><img src='pictures/seal.png'>"
    stranger.write_text(text.replace("</body>", f"{more}</body>"), "utf-8")
    browser.open(stranger)
    assert browser.value("document.title") != "changed"
    assert len([said for said in browser.said if "Content Security Policy" in said]) == 2
    # A request is noted also when it is stopped: what the other tests do not see was not asked.
    assert len(browser.requests) == 2
