"""The page as a file: it holds everything, its policy lets nothing else in, and it is the same every time."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest

from linkage.page.page import PageEdition, is_page, page
from pages_of_seasons import last_season, this_season

EDITIONS: Sequence[PageEdition] = ("internal", "public")


def code(edition: PageEdition) -> str:
    return page(this_season(), edition, last_season()).decode()


def inside(text: str, tag: str) -> str:
    (found,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
    return str(found)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_policy_lets_in_the_style_and_the_script_of_the_page_and_nothing_else(
    edition: PageEdition,
) -> None:
    text = code(edition)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.replace("&#39;", "'").split(";"))
    assert rules["default-src"] == "'none'"
    for rule, tag in (("style-src", "style"), ("script-src", "script")):
        digest = base64.b64encode(hashlib.sha256(inside(text, tag).encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    assert "unsafe" not in policy


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_on_the_page_points_outside(edition: PageEdition) -> None:
    text = code(edition)
    assert not re.search(
        r"https?:|//[a-z]|@import|url\(|\bsrc=|<link|<iframe|<form|\son[a-z]+=|\sstyle=", text
    )
    assert set(re.findall(r'href="([^"]*)"', text)) <= {
        f"#{name}" for name in re.findall(r'id="([^"]*)"', text)
    }


def test_the_script_evaluates_nothing_and_writes_no_markup() -> None:
    script = inside(code("internal"), "script")
    assert not re.search(
        r"eval|Function\(|innerHTML|outerHTML|document\.write|insertAdjacent|fetch|XMLHttp", script
    )


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_same_season_gives_the_same_bytes(edition: PageEdition) -> None:
    assert page(this_season(), edition) == page(this_season(), edition)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_page_is_known_by_its_edition(edition: PageEdition) -> None:
    data = page(this_season(), edition)
    assert [is_page(data, other) for other in EDITIONS] == [other == edition for other in EDITIONS]
    assert not is_page(b"<!DOCTYPE html><title>\xd2\xbb</title>", edition)


class _Tags(HTMLParser):
    """Counts what must be closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in {
            "details",
            "summary",
            "section",
            "table",
            "tbody",
            "ul",
            "dl",
            "div",
            "span",
            "b",
            "svg",
            "main",
        }:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and tag == self.open[-1]:
            self.open.pop()
        elif tag in self.open:
            self.wrong.append(tag)


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_opened_is_closed(edition: PageEdition) -> None:
    tags = _Tags()
    tags.feed(code(edition))
    assert (tags.open, tags.wrong) == ([], [])
