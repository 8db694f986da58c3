"""Shares within limits, in turn and in groups: every number, word and parameter changed once is found."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from checker.samples import sealed
from checker.test_unproved import another
from linkage.checker import check_result, check_twin
from linkage.conditions.column import ColumnIs
from linkage.ground.errors import Where
from linkage.ground.figure import Origin, Word
from linkage.model.arrangement import Weight
from linkage.model.size import PayeeLimits, Shortage
from linkage.sizes.percent import PercentOfBase
from linkage.sizes.standard import Standard
from linkage.telling.twin import build_twin
from pouring import held, percent, poured, shared, signed
from rows import row

ALL = PercentOfBase(percent("100"))
HELD = {"A1": "1", "A2": "2", "A3": "7", "A4": "1", "A5": "1"}


def within_limits(amount: str) -> Any:  # noqa: ANN401 - a document
    limits = PayeeLimits(signed("40", "元/户"), signed("11", "元/户"))
    return poured(amount, [shared(ALL, limits=limits)], *held(HELD)).document


def in_turn() -> Any:  # noqa: ANN401 - a document
    places = {"A1": "3", "A2": "1", "A3": "2", "A4": "5", "A5": "4"}
    rows = [row("排队", 户号=payee, 号=(place, "")) for payee, place in places.items()]
    step = shared(Standard(signed("10", "元/股")), shortage=Shortage(queue=("排队", "号")))
    return poured("105", [step], *held(HELD), *rows).document


def refused_in_turn() -> Any:  # noqa: ANN401 - a document
    """A4 and A5 hold no 人口股: they have no claim, and need no place."""
    own = [
        row("股份", 户号=payee, 份额=(count, "股"), 股别="资金股" if payee in {"A4", "A5"} else "人口股")
        for payee, count in HELD.items()
    ]
    rows = [
        row("排队", 户号=payee, 号=(place, "")) for payee, place in {"A1": "3", "A2": "1", "A3": "2"}.items()
    ]
    wanted = ColumnIs(
        "股别", (Word.clause("人口股", "股别", Origin(Where("合作.yaml", line=1, column=1), "人口股")),)
    )
    weight = Weight(("股份", "份额"), eligibility=wanted)
    step = shared(Standard(signed("10", "元/股")), weight=weight, shortage=Shortage(queue=("排队", "号")))
    return poured("95", [step], *own, *rows).document


def in_groups() -> Any:  # noqa: ANN401 - a document
    groups = {"A1": "一组", "A2": "一组", "A3": "二组", "A4": "三组", "A5": "一组"}
    rows = [row("分组表", 户号=payee, 组=name) for payee, name in groups.items()]
    return poured("100", [shared(ALL, first_by=("分组表", "组"))], *held(HELD), *rows).document


MADE: Mapping[str, Callable[[], Any]] = {
    "level": lambda: within_limits("100"),
    "everybody at the cap": lambda: within_limits("900"),
    "queue": in_turn,
    "queue with some refused": refused_in_turn,
    "group": in_groups,
}
OPS = {"level", "queue", "group", "share"}


@cache
def made(kind: str) -> str:
    return json.dumps(MADE[kind]())


def nodes(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    """Every node of a document that shares something out."""
    if isinstance(value, dict):
        if value.get("op") in OPS:
            yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def changes(node: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Everything a node states: its value, its parameters, its arguments' values; and each left out."""
    yield "value", node, "value"
    for key, value in list(node["params"].items()):
        if isinstance(value, list):
            for index in range(len(value)):
                yield f"{key}[{index}]", value, index
        else:
            yield key, node["params"], key
    for index, arg in enumerate(node["args"]):
        yield f"args[{index}].value", arg, "value"


@pytest.mark.parametrize("kind", MADE)
def test_every_change_is_found(kind: str) -> None:
    document = json.loads(made(kind))
    assert check_result(sealed(document)) == []
    unseen, tried = [], 0
    for at, node in enumerate(nodes(document)):
        for what, holder, key in list(changes(node)):
            before = holder[key]
            holder[key] = "1/3" if before is None else another(before)
            if check_result(sealed(document)) == []:
                unseen.append((at, node["op"], what))
            holder[key] = before
            tried += 1
    assert unseen == []
    assert tried >= 5 * 4


@pytest.mark.parametrize("kind", MADE)
def test_every_parameter_and_argument_is_needed(kind: str) -> None:
    document = json.loads(made(kind))
    unseen = []
    for node in nodes(document):
        for key in list(node["params"]):
            before = node["params"].pop(key)
            if check_result(sealed(document)) == []:
                unseen.append((node["op"], key))
            node["params"][key] = before
        for index in range(len(node["args"])):
            arg = node["args"].pop(index)
            if check_result(sealed(document)) == []:
                unseen.append((node["op"], index))
            node["args"].insert(index, arg)
    assert unseen == []


def test_a_payee_told_to_be_in_another_group_is_found() -> None:
    """Her share is told with the other group's part, word for word as its own people have it."""
    document = json.loads(made("group"))
    lines = {line["payee"]: line for line in document["lines"]}
    other = lines["A3"]["trace"]
    mine = lines["A4"]["trace"]
    mine["args"][0] = json.loads(json.dumps(other["args"][0]))
    mine["params"]["group"] = "二组"
    assert check_result(sealed(document))


def test_a_group_that_is_cut_in_two_is_found() -> None:
    """All who are in a group say a smaller weight for it, and the parts are told to match."""
    document = json.loads(made("group"))
    for line in document["lines"]:
        group = line["trace"]["args"][0]
        if group["args"][1]["value"] == "一组":
            group["params"]["weight"] = line["trace"]["params"]["sum"] = "3"
    assert check_result(sealed(document))


@pytest.mark.parametrize("kind", MADE)
def test_every_household_has_a_twin_that_proves_itself(kind: str) -> None:
    document = json.loads(made(kind))
    for household in HELD:
        assert check_twin(build_twin(document, household)) == []


def test_whom_a_condition_refused_is_proved_to_have_no_claim_in_a_queue() -> None:
    document = json.loads(made("queue with some refused"))
    reasons = {one["payee"]: one for one in document["reasons"] if one["payee"] in {"A4", "A5"}}
    assert {one["trace"]["op"] for one in reasons.values()} == {"queue"}
    assert "资金股" in reasons["A4"]["why"]
    reasons["A4"]["trace"]["params"]["before"] = "1"
    found = [one.message for one in check_result(sealed(document))]
    assert "没有应得的人不排先后。" in found


def test_whom_a_condition_refused_stands_in_no_group() -> None:
    document = json.loads(made("group"))
    line = next(line for line in document["lines"] if line["payee"] == "A4")
    trace, step = line["trace"], document["pools"][0]["steps"][0]
    trace["args"][0] = trace["args"][0]["args"][0]
    del trace["params"]["group"]
    trace["params"] |= {"sum": "12", "floor": 833, "remainder": "1/3", "cutoff": step["cutoff"]}
    found = [one.message for one in check_result(sealed(document))]
    assert "先分到组的一步，份额不是在组内分的。" in found


def test_the_shares_are_of_the_sorts_they_are_meant_to_be() -> None:
    ops = {kind: {node["op"] for node in nodes(json.loads(made(kind)))} for kind in MADE}
    assert ops == {
        "level": {"level"},
        "everybody at the cap": {"level"},
        "queue": {"queue"},
        "queue with some refused": {"queue"},
        "group": {"group", "share"},
    }
