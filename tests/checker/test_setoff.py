"""Set-off taken apart: any altered amount, limit, order or reach is found."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest

from checker.samples import Node, node, number
from linkage.checker import Context, evaluate

AMOUNTS = ("200", "50", "40", "70", "60", "80")
# 40 of seed from the goods, 70 of dung from commission then goods, of the other 60 what the limit of 80 leaves.
TAKEN = node(
    "set_off",
    150,
    "元",
    *(number(amount, "元") for amount in AMOUNTS),
    clauses=["货款", "佣金"],
    items=["种苗", "肥料", "种苗"],
    reach={"种苗": ["货款"], "肥料": ["佣金", "货款"]},
    caps=["种苗"],
)


def found(trace: Node) -> list[str]:
    context = Context()
    evaluate(trace, context)
    return [one.message for one in context.found]


def test_what_was_taken_is_reckoned_again() -> None:
    assert found(TAKEN) == []
    assert found(TAKEN | {"value": "140"}) == ["推导算出来不是这个数。"]


CHANGES: dict[str, Callable[[Node], object]] = {
    "a claim is larger": lambda trace: trace["args"].__setitem__(3, number("71", "元")),
    "an open amount is smaller": lambda trace: trace["args"].__setitem__(0, number("90", "元")),
    "a limit is lifted": lambda trace: (trace["params"]["caps"].clear(), trace["args"].pop()),
    "a limit is higher": lambda trace: trace["args"].__setitem__(5, number("90", "元")),
    "a claim is dropped": lambda trace: (trace["params"]["items"].pop(), trace["args"].pop(4)),
    "a clause is out of reach": lambda trace: trace["params"]["reach"].__setitem__("肥料", ["佣金"]),
    "nothing is said of reach": lambda trace: trace["params"]["reach"].pop("肥料"),
    "reach names a stranger": lambda trace: trace["params"]["reach"].__setitem__("肥料", ["地租"]),
    "a clause twice": lambda trace: trace["params"].__setitem__("clauses", ["货款", "货款"]),
    "an argument too many": lambda trace: trace["args"].append(number("1", "元")),
    "a negative amount": lambda trace: trace["args"].__setitem__(0, number("-1", "元")),
    "another unit": lambda trace: trace["args"].__setitem__(0, number("100", "亩")),
    "no list": lambda trace: trace["params"].__setitem__("items", "种苗"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_is_altered_is_found(change: Callable[[Node], object]) -> None:
    trace = copy.deepcopy(TAKEN)
    change(trace)
    assert found(trace)


def test_the_order_of_the_claims_decides_under_a_limit() -> None:
    trace = copy.deepcopy(TAKEN)
    trace["params"]["items"] = ["种苗", "种苗", "肥料"]
    trace["args"][3], trace["args"][4] = trace["args"][4], trace["args"][3]
    assert found(trace) == []
    trace["params"]["reach"]["肥料"] = ["货款", "佣金"]
    assert found(trace) == []
