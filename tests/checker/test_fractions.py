"""Carried fractions: the list says what lines and reasons leave, both ways; a changed one is found."""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from checker.samples import sealed
from linkage.checker import check_result, check_twin
from linkage.sizes.percent import PercentOfBase
from linkage.telling.twin import build_twin
from pouring import held, percent, poured, shared
from rows import row


@cache
def document() -> dict[str, Any]:
    """100 yuan for three; A1 brings a third of a fen, A3 two thirds, A4 has no part and waits."""
    step = shared(PercentOfBase(percent("100")), share_mode="零头结转", remainder_owner="公司")
    fractions = {"A1": "1/3", "A3": "2/3", "A4": "1/7"}
    rows = [row("零头", 户号=payee, 项目="利润/1", 零头=(much, "分")) for payee, much in fractions.items()]
    heads = dict.fromkeys(("A1", "A2", "A3", "A4"), 1)
    return dict(poured("100", [step], *held({"A1": "1", "A2": "1", "A3": "1"}), *rows, heads=heads).document)


def share_of(found: dict[str, Any], payee: str) -> dict[str, Any]:
    [line] = [line for line in found["lines"] if line["payee"] == payee]
    trace: dict[str, Any] = line["trace"]
    return trace


def listed(found: dict[str, Any], payee: str) -> dict[str, Any]:
    [entry] = [entry for entry in found["fractions"] if entry["payee"] == payee]
    found_entry: dict[str, Any] = entry
    return found_entry


def without(payee: str) -> Callable[[dict[str, Any]], None]:
    def change(found: dict[str, Any]) -> None:
        found["fractions"] = [entry for entry in found["fractions"] if entry["payee"] != payee]

    return change


CHANGES: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "another fraction in the list": (
        lambda d: listed(d, "A1").update(carried="1/300"),
        "不等于本期留下的零头。",
    ),
    "another fraction in the share": (
        lambda d: share_of(d, "A1")["params"].update(carried="1/300"),
        "留给下期的零头不符。",
    ),
    "both changed": (
        lambda d: [one.update(carried="0") for one in (listed(d, "A1"), share_of(d, "A1")["params"])],
        "留给下期的零头不符。",
    ),
    "one left out": (without("A1"), "留给下期的零头没有列出。"),
    "one twice": (lambda d: d["fractions"].append(listed(d, "A1")), "同一收款人的同一条款写了两次。"),
    "a waiting one changed": (lambda d: listed(d, "A4").update(carried="1/70"), "不等于本期留下的零头。"),
    "one that nothing left": (
        lambda d: d["fractions"].append({"payee": "A3", "clause": "利润/1", "carried": "1/300"}),
        "不等于本期留下的零头。",
    ),
    "one used and kept": (
        lambda d: listed(d, "A1").update(trace=share_of(d, "A1")["args"][2]),
        "明细或原因已经用了上期的零头，不能再原样结转。",
    ),
    "a negative one brought along": (
        lambda d: share_of(d, "A1")["args"][2].update(value="-1/300"),
        "上期零头应是不为负的元。",
    ),
    "without its fraction": (
        lambda d: share_of(d, "A1")["params"].pop("carried"),
        "只有零头结转的份额写留给下期的零头。",
    ),
    "another mode": (
        lambda d: share_of(d, "A1")["params"].update(mode="去尾"),
        "只有零头结转的份额写留给下期的零头。",
    ),
}


def test_the_season_proves_itself_and_so_does_every_twin() -> None:
    assert check_result(document()) == []
    assert {entry["payee"]: entry["carried"] for entry in document()["fractions"]} == {
        "A1": "1/150",
        "A2": "1/300",
        "A4": "1/700",
    }
    for payee in ("A1", "A2", "A3", "A4"):
        assert check_twin(build_twin(document(), payee)) == []


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_found_though_the_digest_is_reckoned_anew(name: str) -> None:
    change, message = CHANGES[name]
    altered = copy.deepcopy(document())
    change(altered)
    assert message in {one.message for one in check_result(sealed(altered))}


def test_a_fraction_of_another_household_is_none_of_a_twins() -> None:
    twin = build_twin(document(), "A1")
    twin["fractions"] = [*twin["fractions"], listed(document(), "A2")]  # type: ignore[misc]
    assert [one.message for one in check_twin(sealed(twin))] == ["有别人的内容。"]
