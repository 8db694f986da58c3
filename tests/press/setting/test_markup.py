"""Places among siblings are the same whether they are remembered or not; what holds beneath a place is found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from linkage.press.setting import markup
from linkage.press.setting.beneath import Beneath
from linkage.press.setting.learning import asked_places
from linkage.press.setting.looks import Font, Look
from linkage.press.setting.markup import Element, Rule, learned, read

ASKED = frozenset((("first-child", 1, ""), ("last-child", 1, ""), ("last-of-type", 1, "")))
PAGE = "<p>甲<b>乙</b></p><table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table><p></p> <i>丙</i>"


def places(page: str) -> list[str]:
    def below(rule: Rule) -> Iterator[str]:
        for words, inner in rule.below.items():
            yield words
            yield from below(inner)

    root = Rule("", by_place=ASKED)
    read(page, root, learned)
    return list(below(root))


@pytest.mark.parametrize("page", [PAGE, PAGE.replace("甲", ""), PAGE * 2, "<p></p>"])
def test_remembered_places_are_those_that_are_found(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered = [places(page), places(page)]
    monkeypatch.setattr(markup, "_REMEMBERED", 0)
    assert remembered == [places(page)] * 2


def test_a_place_is_asked_for_of_one_tag() -> None:
    asked = asked_places("td:last-child, .a > tr:nth-child(2) b { margin: 0 } p:last-of-type { margin: 0 }")
    assert asked == {("last-child", 1, "td"), ("first-child", 2, "tr"), ("last-of-type", 1, "p")}
    root = Rule("", by_place=asked)
    read("<a><p>1</p><table><tr><td>1</td></tr><tr><td>2</td><th>3</th></tr></table></a>", root, learned)
    top = root.below["a"]
    body = top.below["table"].below["tbody"]
    assert [*top.below] == ["p :last-of-type(1)", "table"]
    assert [*body.below] == ["tr", "tr :first-child(2)"]
    rows = (body.below["tr"], body.below["tr :first-child(2)"])
    assert [[*row.below] for row in rows] == [["td :last-child(1)"], ["td", "th"]]


@pytest.mark.parametrize("tag", ["td", ""])
def test_a_place_asked_for_of_all_and_of_one_tag_is_one(tag: str) -> None:
    root = Rule("", by_place=frozenset((("last-child", 1, ""), ("last-child", 1, tag))))
    read("<a><table><tr><td>1</td></tr></table></a>", root, learned)
    row = root.below["a"].below["table :last-child(1)"].below["tbody"].below["tr :last-child(1)"]
    assert [*row.below] == ["td :last-child(1)"]


def test_words_are_no_siblings() -> None:
    assert places("<p></p>文<b></b>") == places("<p></p><b></b>")


@pytest.mark.parametrize(("at", "found"), [("", True), ("p", True), ("b", True), ("i", False)])
def test_what_holds_beneath_a_place(at: str, found: bool) -> None:  # noqa: FBT001 (a column of the table)
    top = Rule("", look=Look.nothing())
    read("<p><b></b></p><i></i>", top, learned)
    rules = {rule.tag: rule for rule in (top, *top.below.values(), top.below["p"].below["b"])}
    rules["b"].look = Look("inline", Font((), 0.0, 0.0, 0.0), indent=2.0)
    asked: list[Look] = []

    def is_indented(look: Look) -> bool:
        asked.append(look)
        return look.indent > 0

    beneath = Beneath(is_indented)
    assert [beneath(rules[at]), beneath(rules[at])] == [found] * 2
    assert len(asked) == len(set(map(id, asked)))


def test_a_page_is_a_tree_of_elements() -> None:
    top = read("<p>甲</p>", Rule(""), learned)
    [only] = top.children
    assert isinstance(only, Element)
    assert (only.tag, only.children) == ("p", ["甲"])
