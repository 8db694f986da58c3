"""Debts of whole seasons, altered by somebody who seals the document anew: each alteration is found."""

from __future__ import annotations

import copy
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from checker.samples import money, sealed
from linkage.checker import check_result
from linkage.closing import close
from pages import ROOT, write_season


@pytest.fixture(scope="module")
def withheld(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - a document
    return played("58-withholding", tmp_path_factory.mktemp("58"))


@pytest.fixture(scope="module")
def set_off(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - a document
    return played("56-ordered-set-off", tmp_path_factory.mktemp("56"))


def played(page: str, folder: Path) -> Any:  # noqa: ANN401 - a document
    return close(write_season(ROOT / "docs" / "cases" / f"{page}.md", folder / "季")).result


def found(document: Any, change: Callable[[Any], None]) -> list[str]:  # noqa: ANN401 - a document
    altered = copy.deepcopy(document)
    change(altered)
    return [one.message for one in check_result(sealed(altered))]


def shifted(row: Any, key: str, yuan: int) -> None:  # noqa: ANN401 - a row
    row[key] = money(Fraction(row[key]) + yuan)


def test_the_seasons_themselves_agree(withheld: Any, set_off: Any) -> None:  # noqa: ANN401
    assert found(withheld, lambda _: None) == []
    assert found(set_off, lambda _: None) == []


def test_paid_now_cannot_be_moved_to_carried(set_off: Any) -> None:  # noqa: ANN401
    def move(document: Any) -> None:  # noqa: ANN401
        for row in (document["debts"][0], document["payees"][0]):
            shifted(row, "payable", -1)
            shifted(row, "carried", 1)
        shifted(document["totals"], "payable", -1)

    assert found(set_off, move)


def test_more_cannot_be_withheld_than_is_passed_on(withheld: Any) -> None:  # noqa: ANN401
    def more(document: Any) -> None:  # noqa: ANN401
        debt = next(one for one in document["debts"] if one.get("withheld"))
        shifted(debt["withheld"][0], "amount", 1)

    assert found(withheld, more)


def test_what_is_withheld_cannot_go_to_a_household(withheld: Any) -> None:  # noqa: ANN401
    def aside(document: Any) -> None:  # noqa: ANN401
        debt = next(one for one in document["debts"] if one.get("withheld"))
        debt["withheld"][0]["to"] = "A2"

    assert "代扣的钱应是当事人的，不多于抵扣。" in found(withheld, aside)


def test_a_set_off_cannot_reach_for_the_rent(set_off: Any) -> None:  # noqa: ANN401
    def rent(document: Any) -> None:  # noqa: ANN401
        line = next(one for one in document["lines"] if one["clause"] == "收购货款")
        line["income"] = "租金"
        document["totals"]["by_income"] = {"租金": document["totals"]["gross"]}

    assert "抵扣动了不得抵扣的条款。" in found(set_off, rent)
