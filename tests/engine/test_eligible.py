"""What a condition lets count: whose rows are added up over which days, and what a refused row need not say."""

from __future__ import annotations

import pytest
from attrs import evolve

from linkage.conditions.column import ColumnIs
from linkage.conditions.minimum import AtLeast
from linkage.engine.eligible import Gate
from linkage.engine.holding import Scope
from linkage.engine.quantity import PER_HOUSEHOLD, PER_PERSON
from linkage.engine.term import reckon
from linkage.ground.errors import InputRefusedError
from linkage.ground.figure import Figure, Origin, Word
from linkage.model.arrangement import Term, Weight
from linkage.model.eligibility import Condition, Subject, Verdict
from linkage.model.registers import Row
from linkage.model.size import Size
from linkage.prices.fixed import FixedPrice
from linkage.prices.keyed import KeyedPrice
from linkage.sizes.percent import PercentOfBase
from linkage.sizes.standard import Standard
from pouring import percent, poured, shared, signed
from rows import CITE, HERE, arrangement, books, day, number, row

POINTS = ("积分", "分值")


class Asking(Condition):
    """A condition that is never met, and keeps whom it was asked of and what she brought together."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, Figure]] = []

    def test(self, subject: Subject) -> Verdict:
        """Keep what was asked."""
        person = subject.person.name if subject.person is not None else "户"
        self.seen.append((person, subject.total(POINTS)))
        return Verdict(met=False, proof=None, why="没有问")

    def words(self) -> str:
        """Say nothing of interest."""
        return "问一问"


def points(value: str, date: str = "2025-05-01", unit: str = "分", **more: str) -> Row:
    told = {"户号": "A1", "成员号": "1", "日期": date, **more}
    return row("积分", **told, 分值=(value, unit))


def total(*rows: Row, personal: bool = False, member: str = "1") -> Figure:
    """What is added up for a row of household A1."""
    asked, own = Asking(), books(*rows, households={"A1": 2, "A2": 1})
    gate = Gate(asked, "积分奖", POINTS, day("2025-12-31"), Scope(arrangement(), own), personal=personal)
    gate.ask(points("0", 成员号=member))
    return asked.seen[0][1]


@pytest.mark.parametrize(
    ("rows", "sum_"),
    [
        ([points("3"), points("4.5")], "7.5"),
        ([points("3"), points("4", 成员号="2")], "7"),
        ([points("3"), points("4", 户号="A2")], "3"),
        ([points("3", "2025-01-01"), points("4", "2025-12-31")], "7"),
        ([points("3", "2024-12-31"), points("4", "2026-01-01")], "0"),
        ([points("3", 条款="积分奖"), points("4", 条款="别的"), points("1", 条款="LI-1")], "4"),
        ([], "0"),
    ],
)
def test_a_household_is_added_up_over_the_season(rows: list[Row], sum_: str) -> None:
    assert total(*rows).value == number(sum_).value


@pytest.mark.parametrize(("member", "sum_"), [("1", 3), ("2", 4)])
def test_a_person_who_is_paid_by_herself_is_added_up_alone(member: str, sum_: int) -> None:
    own = [points("3"), points("4", 成员号="2")]
    assert total(*own, personal=True, member=member).value == sum_
    assert total(*own, personal=False, member=member).value == 7


def test_rows_of_several_units_are_added_in_that_of_one() -> None:
    found = total(points("1", unit="吨"), points("500", unit="公斤"))
    assert found.to(number("1", "公斤").unit).value == 1500


@pytest.mark.parametrize(
    ("counted", "who"), [(PER_HOUSEHOLD, "户"), (PER_PERSON, "A1之2"), (POINTS, "A1之2")]
)
def test_a_row_speaks_of_a_person_unless_households_are_counted(counted: tuple[str, str], who: str) -> None:
    asked, own = Asking(), books(households={"A1": 2})
    gate = Gate(asked, "积分奖", counted, day("2025-12-31"), Scope(arrangement(), own), personal=False)
    gate.ask(points("1", 成员号="2"))
    assert [name for name, _ in asked.seen] == [who]


FIRST = ColumnIs("等级", (Word.clause("甲", "", Origin(HERE, "甲")),))
TABLE = KeyedPrice("等级", {"甲": FixedPrice(signed("3", "元/公斤"))}, HERE)
PEARS = Term("梨", "订单货款", "", "公司", "农户", ("交售", "数量"), TABLE, HERE, CITE, eligibility=FIRST)


def pears(household: str, amount: str, grade: str) -> Row:
    return row("交售", 户号=household, 日期="2025-08-01", 数量=(amount, "公斤"), 等级=grade)


def test_a_row_that_is_refused_needs_no_price() -> None:
    """The table has no price for 等外, and nobody asks it for one; without the condition it is asked."""
    own = books(pears("A1", "10", "甲"), pears("A1", "5", "等外"), pears("A2", "7", "等外"))
    found = reckon(PEARS, Scope(arrangement(PEARS), own))
    assert {one.payee: one.money.plain for one in found.owed} == {"A1": "30.00"}
    assert "“等级”是“等外”，不是“甲”" in found.idle["A2"]
    with pytest.raises(InputRefusedError) as caught:
        reckon(evolve(PEARS, eligibility=None), Scope(arrangement(PEARS), own))
    assert {problem.code for problem in caught.value.problems} == {"E420"}


def test_a_row_that_is_admitted_and_has_no_price_is_refused() -> None:
    own = books(pears("A1", "10", "等外"))
    everybody = evolve(PEARS, eligibility=AtLeast(("交售", "数量"), number("1", "公斤")))
    with pytest.raises(InputRefusedError):
        reckon(everybody, Scope(arrangement(PEARS), own))


SOLD = Weight(("交售", "数量"), where=HERE, eligibility=FIRST)


@pytest.mark.parametrize(
    ("weight", "size", "told"),
    [
        (
            evolve(SOLD, factor_column="等级", factors={"甲": signed("2")}),
            PercentOfBase(percent("100")),
            "90.00",
        ),
        (evolve(SOLD, priced=TABLE), Standard(TABLE), "30.00"),
    ],
)
def test_a_row_that_is_refused_needs_no_factor_and_no_standard(weight: Weight, size: Size, told: str) -> None:
    rows = [pears("A1", "10", "甲"), pears("A2", "7", "等外")]
    found = poured("90", [shared(size, weight=weight)], *rows)
    assert found.parts() == {"A1": told}
    assert any(reason.payee == "A2" and "等外" in reason.why for reason in found.settlement.reasons)
    with pytest.raises(InputRefusedError):
        poured("90", [shared(size, weight=evolve(weight, eligibility=None))], *rows)
