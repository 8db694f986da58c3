"""Two plans for the same households: counts, medians and sums that hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkage.closing import close
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.telling import comparison
from linkage.telling.summary import add
from villages import village


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settlement, Settlement]:
    folder = tmp_path_factory.mktemp("plans")
    first = village()
    second = first.with_text("采摘: 130 元/工日", "采摘: 140 元/工日").with_text("费率: 6%/年", "费率: 5%/年")
    return close(first.write(folder / "一")).settlement, close(second.write(folder / "二")).settlement


def test_every_household_stands_in_it_once_and_the_differences_make_up_the_total(
    plans: tuple[Settlement, Settlement],
) -> None:
    first, second = plans
    found = comparison.outcomes(first, second)
    assert [outcome.household for outcome in found] == sorted(first.books.households)
    totals = [add(line.amount for line in settlement.lines) for settlement in plans]
    assert add(outcome.difference for outcome in found) == totals[1] - totals[0]
    assert [add(getattr(outcome, side) for outcome in found) for side in ("first", "second")] == totals


def test_the_rows_of_the_groups_count_whom_they_name(plans: tuple[Settlement, Settlement]) -> None:
    found = comparison.outcomes(*plans)
    village_row, *rows = comparison.by_group(found)
    gains = [outcome for outcome in found if outcome.difference.fen > 0]
    losses = [outcome for outcome in found if outcome.difference.fen < 0]
    assert gains
    assert losses
    assert village_row[:5] == (
        "全村",
        "12",
        str(len(gains)),
        str(len(losses)),
        str(12 - len(gains) - len(losses)),
    )
    groups = [row for row in rows if row[0].endswith("组")]
    assert [sum(int(row[at]) for row in groups) for at in range(1, 5)] == [int(n) for n in village_row[1:5]]
    quarters = [row for row in rows if row[0].endswith("四分之一")]
    assert [row[1] for row in quarters] == ["3", "3", "3", "3"]


def test_the_extremes_are_the_largest_changes(plans: tuple[Settlement, Settlement]) -> None:
    found = comparison.outcomes(*plans)
    most = max(found, key=lambda outcome: outcome.difference)
    row = comparison.by_group(found)[0]
    assert row[6] == f"＋{most.difference}"
    assert comparison.furthest(found)[0][0] == most.household
    assert comparison.furthest(found, most=1)[-1][4].startswith("－")


def test_a_clause_is_compared_with_itself(plans: tuple[Settlement, Settlement]) -> None:
    rows = {row[0]: row for row in comparison.by_item(*plans)}
    assert rows["土地租金"][3] == "0.00"
    assert rows["用工报酬"][3].startswith("＋")
    assert rows["入股保底"][3].startswith("－")
    assert rows["合计"] == comparison.by_payer(*plans)[-1]


def test_what_parties_and_funds_get_is_told(plans: tuple[Settlement, Settlement]) -> None:
    names = [row[0] for row in comparison.by_kept(*plans)]
    assert "公司利润分配·公司" in names
    assert "村集体收益·公积公益金" in names


@pytest.mark.parametrize(
    ("fen", "middle"), [([5], 5), ([1, 2], 2), ([1, 3], 2), ([-2, -1], -2), ([-3, 0, 8], 0)]
)
def test_the_median(fen: list[int], middle: int) -> None:
    assert comparison.median([Money(amount) for amount in fen]) == Money(middle)


def test_the_same_plan_changes_nobody(tmp_path: Path) -> None:
    same = close(village().write(tmp_path / "一")).settlement
    found = comparison.outcomes(same, same)
    assert comparison.furthest(found) == []
    assert comparison.by_group(found)[0][2:4] == ("0", "0")
