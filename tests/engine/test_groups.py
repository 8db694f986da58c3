"""Two stages: groups make up the step, payees make up their group, and both know no order of rows."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.ground.errors import InputRefusedError
from linkage.model.registers import Row
from linkage.sizes.percent import PercentOfBase
from pouring import held, percent, poured, shared
from rows import row

ALL = PercentOfBase(percent("100"))
FIRST = ("分组表", "组")


def grouped(groups: Mapping[str, str]) -> list[Row]:
    return [row("分组表", 户号=payee, 组=name) for payee, name in groups.items()]


def test_a_group_is_paid_first_and_may_cost_its_people_a_fen() -> None:
    people = {"A1": "1", "A2": "1", "A3": "1", "A4": "1"}
    groups = {"A1": "一组", "A2": "一组", "A3": "一组", "A4": "二组"}
    found = poured("0.02", [shared(ALL, first_by=FIRST)], *held(people), *grouped(groups))
    assert sum(map(Fraction, found.parts().values())) == Fraction(2, 100)
    found = poured("100.01", [shared(ALL, first_by=FIRST)], *held(people), *grouped(groups))
    parts = found.parts()
    assert parts["A4"] == "25.00"
    assert sorted(parts[payee] for payee in ("A1", "A2", "A3")) == ["25.00", "25.00", "25.01"]


def test_the_odd_fen_of_two_equal_groups_goes_by_digest_of_the_group() -> None:
    groups = {"A1": "一组", "A2": "二组"}
    found = poured("0.01", [shared(ALL, first_by=FIRST)], *held({"A1": "1", "A2": "1"}), *grouped(groups))
    (winner,) = found.parts()
    (line,) = found.settlement.lines
    assert str(line.figure.args[0].params["key"]).endswith(f"利润/1|{groups[winner]}")
    assert str(line.figure.params["key"]).endswith(f"利润/1|{winner}")


def test_two_stages_may_differ_from_one() -> None:
    """Ten fen to weights 1, 1 | 1: groups get 6.67 and 3.33, so 7 and 3; within the first 3.5 each."""
    people, groups = {"A1": "1", "A2": "1", "A3": "1"}, {"A1": "一组", "A2": "一组", "A3": "二组"}
    found = poured("0.10", [shared(ALL, first_by=FIRST)], *held(people), *grouped(groups))
    assert found.parts()["A3"] == "0.03"
    assert sorted(found.parts().values()) == ["0.03", "0.03", "0.04"]


def test_whole_yuan_leave_the_fen_to_the_pool() -> None:
    people, groups = {"A1": "1", "A2": "1", "A3": "1"}, {"A1": "一组", "A2": "一组", "A3": "二组"}
    step = shared(ALL, first_by=FIRST, share_step="元")
    found = poured("10.55", [step], *held(people), *grouped(groups))
    assert (found.remainder, found.parts()["A3"]) == ("0.55", "3.00")


def test_who_has_no_group_or_two_is_told_at_once() -> None:
    twice = [*grouped({"A1": "一组", "A2": ""}), row("分组表", 户号="A1", 组="二组")]
    people = {"A1": "1", "A2": "1", "A3": "1"}
    with pytest.raises(InputRefusedError) as refused:
        poured("10", [shared(ALL, first_by=FIRST)], *held(people), *twice)
    assert sorted((one.code, one.what[:2]) for one in refused.value.problems) == [
        ("E444", "A2"),
        ("E444", "A3"),
        ("E445", "A1"),
    ]


OWN = st.dictionaries(
    st.sampled_from([f"A{n}" for n in range(1, 9)]),
    st.tuples(st.integers(1, 60), st.sampled_from("甲乙丙")),
    min_size=1,
)


@given(st.integers(0, 30000), OWN)
def test_both_stages_conserve_and_know_no_order(fen: int, own: dict[str, tuple[int, str]]) -> None:
    people = held({payee: str(weight) for payee, (weight, _) in own.items()})
    groups = grouped({payee: name for payee, (_, name) in own.items()})
    step = shared(ALL, first_by=FIRST)
    found = poured(str(Fraction(fen, 100)), [step], *people, *groups)
    again = poured(str(Fraction(fen, 100)), [step], *reversed(groups), *reversed(people))
    assert found.parts() == again.parts()
    parts = {payee: int(Fraction(amount) * 100) for payee, amount in found.parts().items()}
    assert sum(parts.values()) == fen
    whole = sum(weight for weight, _ in own.values())
    for name in {name for _, name in own.values()}:
        members = [payee for payee, (_, group) in own.items() if group == name]
        weight = sum(own[payee][0] for payee in members)
        got = sum(parts.get(payee, 0) for payee in members)
        assert abs(got - Fraction(fen * weight, whole)) < 1
        for payee in members:
            assert abs(parts.get(payee, 0) - Fraction(got * own[payee][0], weight)) < 1
