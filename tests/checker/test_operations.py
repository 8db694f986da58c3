"""Every operation: the right value passes; value, unit, operand and parameter altered are each found."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Iterator, Mapping
from fractions import Fraction

import pytest

from checker.samples import Node, apportioned, clause, constant, day, leaf, node, number, ref, shares, to_fen
from linkage.checker import Context, Disagreement, WrongError, evaluate


def _lookup(params: Mapping[str, object], owner: tuple[str, ...]) -> Fraction:
    if params == {"pool": "净利润", "step": "农户"} and not owner:
        return Fraction(15000)
    raise WrongError("没有")


WRONG_VALUE = "推导算出来不是这个数。"


def found(trace: object) -> list[Disagreement]:
    context = Context(lookup=_lookup)
    evaluate(trace, context)
    return context.found


MU, YUAN, RATE = number("3.5", "亩"), number("100.5", "元"), clause("6%/年", "6%", Fraction(3, 50), "1/年", 9)
FROM, LAST = day("2024-02-15"), day("2025-03-31")
TIER = [
    constant("零", 0, "元"),
    number("0.03"),
    number("10000", "元"),
    number("0.05"),
    number("50000", "元"),
    number("0.08"),
]
GRADES = [number("2.1", "元/斤"), number("1.8", "元/斤"), number("1.2", "元/斤")]
YEARLY = [number("0.05"), number("0.06"), number("0.07")]
WEIGHTS = {"H001": number("1", "股"), "H002": number("1", "股"), "H003": number("1", "股")}
SHARED, _ = shares(number("100", "元"), WEIGHTS, "净利润/3")
LUCKY = next(share for share in SHARED.values() if share["params"]["extra"])
UNLUCKY = next(share for share in SHARED.values() if not share["params"]["extra"])
STEPS = apportioned(
    "净利润", number("100.01", "元"), {"1": number("0.6"), "2": number("0.3")}, Fraction("100.01")
)


TRUE = node("compare", "是", None, MU, number("2", "亩"), sign=">")
FALSE = node("compare", "否", None, MU, number("2", "亩"), sign="<")


def span(rule: str, value: object, unit: str = "年", **more: int) -> Node:
    return node("span", value, unit, FROM, LAST, rule=rule, **more)


RIGHT = {
    "add": node("add", "201", "元", YUAN, YUAN),
    "sub": node("sub", "-201/2", "元", YUAN, YUAN, YUAN),
    "mul": node("mul", "21/100", "亩/年", MU, RATE),
    "div": node("div", "201/7", "元/亩", YUAN, MU),
    "max": node("max", "201/2", "元", YUAN, number("-3", "元")),
    "min": node("min", "-3", "元", YUAN, number("-3", "元")),
    "at_least_zero": node("at_least_zero", 0, "元", number("-3", "元")),
    "at_least_zero of more": node("at_least_zero", 3, "元", number("3", "元")),
    "convert": node("convert", "7000/3", "平方米", MU),
    "convert quotient": node("convert", 4, "元/公斤", number("2", "元/斤")),
    "round": to_fen(number("1.005", "元")),
    "round half even": node("round", "1", "元", number("1.005", "元"), mode="四舍六入五成双", step="1/100", label="分"),
    "round down": node("round", "-1", "元", number("-1.99", "元"), mode="去尾", step="1", label="元"),
    "round up": node("round", "-20", "元", number("-11", "元"), mode="进一", step="10", label="10元"),
    "round areas": node("round", "33/10", "亩", number("3.33", "亩"), mode="去尾", step="1/10", label="一位小数"),
    "latest": node("latest", "2025-03-31", None, FROM, LAST),
    "earliest": node("earliest", "2024-02-15", None, FROM, LAST),
    "day_before": node("day_before", "2024-02-29", None, day("2024-03-01")),
    "anniversary": node("anniversary", "2025-02-28", None, day("2024-02-29"), years=1),
    "anniversary back": node("anniversary", "2020-02-29", None, day("2024-02-29"), years=-4),
    "month_start": node("month_start", "2026-01-01", None, day("2025-12-05"), months=1),
    "month_start back": node("month_start", "2025-12-01", None, day("2025-12-31"), months=0),
    "day_after": node("day_after", "2024-03-01", None, day("2024-02-29")),
    "days_later": node("days_later", "2025-02-15", None, day("2025-01-31"), number("15", "天")),
    "periods of half-years": node("periods", 1, "年", day("2024-03-01"), FROM, day("2024-12-31"), months=6),
    "periods of months": node("periods", "1/4", "年", day("2025-01-31"), day("2025-02-27"), day("2025-04-29"), months=1),
    "add_months": node("add_months", "2025-02-28", None, day("2025-01-31"), months=1),
    "relative_day": node("relative_day", "2023-12-01", None, FROM, clause("上年12月1日", "", "上年12月1日", None, 3)),
    "span days": span("天", 411, "天"),
    "span 365": span("实际/365", "411/365"),
    "span 365 without leap day": span("实际/365不计闰日", "82/73"),
    "span actual": span("实际/实际", Fraction(321, 366) + Fraction(90, 365)),
    "span 30/360": span("30/360", "203/180"),
    "span months": span("整月", "7/6", cutoff=15),
    "span month ends": span("整月", "7/6"),
    "span of nothing": node("span", 0, "年", LAST, FROM, rule="实际/实际"),
    "contract_year": node("contract_year", 2, "", FROM, LAST),
    "whole_periods": node("whole_periods", 2, "", day("2014-06-01"), LAST, years=5),
    "whole_periods before": node("whole_periods", 0, "", LAST, FROM, years=1),
    "escalate": node("escalate", "27783/50", "元/亩", number("504", "元/亩"), number("0.05"), number("2"), mode="复利"),
    "escalate of first": node("escalate", "2772/5", "元/亩", number("504", "元/亩"), number("0.05"), number("2"), mode="按首年"),
    "escalate never": node("escalate", 504, "元/亩", number("504", "元/亩"), number("0.05"), number("0"), mode="复利"),
    "escalate step": node("escalate", 524, "元/亩", number("504", "元/亩"), number("10", "元/亩"), number("2"), mode="绝对额"),
    "pick": node("pick", "9/5", "元/斤", leaf("二级", "二级", None, "C2"), *GRADES, keys=["一级", "二级", "三级"], last_holds=False),
    "pick decimal": node("pick", "9/5", "元/斤", number("2.5"), *GRADES, keys=["1", "2.5", "-0.05"], last_holds=False),
    "pick last": node("pick", "7/100", "", number("9"), *YEARLY, keys=["1", "2", "3"], last_holds=True),
    "tiers marginal": node("tiers", 2700, "元", number("60000", "元"), *TIER, mode="超额累进") | {"value": "3100"},
    "tiers whole": node("tiers", 500, "元", number("10000", "元"), *TIER, mode="全额"),
    "quote": node("quote", "13/5", "元/公斤", number("2.6", "元/公斤"), FROM, day("2024-03-01"), series="籼稻", max_age=31),
    "compare at least": node("compare", "是", None, MU, number("3.5", "亩"), sign="≥"),
    "compare above": node("compare", "否", None, MU, number("3.5", "亩"), sign=">"),
    "compare equal": node("compare", "是", None, MU, number("3.5", "亩"), sign="="),
    "compare unequal": node("compare", "是", None, leaf("甲", "甲", None, "C3"), leaf("乙", "乙", None, "C4"), sign="≠"),
    "compare words": node("compare", "是", None, leaf("甲", "甲", None, "C3"), leaf("甲", "甲", None, "C4"), sign="="),
    "compare days": node("compare", "是", None, FROM, LAST, sign="≤"),
    "compare below": node("compare", "否", None, FROM, day("2024-02-15"), sign="<"),
    "all_of": node("all_of", "否", None, TRUE, FALSE),
    "all_of all": node("all_of", "是", None, TRUE, TRUE),
    "any_of": node("any_of", "是", None, TRUE, FALSE),
    "any_of none": node("any_of", "否", None, FALSE, FALSE),
    "not": node("not", "是", None, FALSE),
    "pick by condition": node("pick", "100", "元", TRUE, number("100", "元"), number("0", "元"), keys=["是", "否"], last_holds=False),
    "pick the branch there is": node("pick", "100", "元", FALSE, number("100", "元"), keys=["否"], last_holds=False),
    "ref": ref(15000, pool="净利润", step="农户"),
    "share lucky": LUCKY,
    "share unlucky": UNLUCKY,
    "round carried": node("round", "20", "元", number("20.6", "元"), mode="去尾", step="1", label="元", carried="3/5"),
    "share carried": node("share", "1667/50", "元", number("100", "元"), number("1", "股"), number("0.008", "元"), sum="3", step="1/100", mode="零头结转", carried="1/750"),
    "share rounded": node("share", 34, "元", number("101", "元"), number("1", "股"), sum="3", step="1", mode="四舍五入"),
    "apportion": STEPS["1"],
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_right_value_is_accepted(name: str) -> None:
    assert found(RIGHT[name]) == []


@pytest.mark.parametrize("name", RIGHT)
def test_altered_value_is_found(name: str) -> None:
    trace = copy.deepcopy(RIGHT[name])
    if "unit" in trace:
        trace["value"] = str(Fraction(trace["value"]) + Fraction(1, 100))
    elif trace["value"] in {"是", "否"}:
        trace["value"] = {"是": "否", "否": "是"}[trace["value"]]
    else:
        later = datetime.date.fromisoformat(trace["value"]) + datetime.timedelta(days=1)
        trace["value"] = later.isoformat()
    [disagreement] = found(trace)
    assert disagreement.stated.startswith(trace["value"])
    assert disagreement.found.startswith(RIGHT[name]["value"])


@pytest.mark.parametrize("name", [name for name in RIGHT if "unit" in RIGHT[name]])
def test_altered_unit_is_found(name: str) -> None:
    assert found(RIGHT[name] | {"unit": "筐" if RIGHT[name]["unit"] else "元"})


@pytest.mark.parametrize("name", RIGHT)
def test_lost_unit_is_found(name: str) -> None:
    trace = {key: value for key, value in RIGHT[name].items() if key != "unit"}
    assert bool(found(trace)) is ("unit" in RIGHT[name])


def _other(arg: Node) -> Iterator[Node]:
    """Give an operand consistently altered: another text was read there."""
    for by in (-4000, 4000):
        if "unit" in arg:
            value = str(Fraction(arg["value"]) + by)
            yield leaf(value, value, arg["unit"], "Z9")
        else:
            text = arg["value"]
            if text[:1] == "2":
                text = (datetime.date.fromisoformat(text) + datetime.timedelta(days=by)).isoformat()
            yield leaf(text if arg["value"][:1] == "2" else f"{text}{by}", text, None, "Z9")


# Choices and tiers that were not taken; whoever alters one alters no figure.
UNREAD = {
    ("pick", 1),
    ("pick", 3),
    ("pick decimal", 1),
    ("pick decimal", 3),
    ("pick last", 1),
    ("pick last", 2),
}
UNREAD |= {("pick by condition", 2), ("compare unequal", 0), ("compare unequal", 1)}
UNREAD |= {("escalate never", 1), ("tiers whole", 2), ("tiers whole", 5), ("tiers whole", 6)}


@pytest.mark.parametrize(
    ("name", "index"),
    [(name, i) for name in RIGHT for i in range(len(RIGHT[name].get("args", []))) if (name, i) not in UNREAD],
)
def test_altered_operand_is_found(name: str, index: int) -> None:
    def with_arg(arg: Node) -> Node:
        trace = copy.deepcopy(RIGHT[name])
        trace["args"][index] = arg
        return trace

    assert any(found(with_arg(arg)) for arg in _other(RIGHT[name]["args"][index]))


def _altered(value: object) -> object:
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return value + "1"
        case None:
            return ["1/2", "00"]
    return [*value, "9"]  # type: ignore[misc]


# A quote may be younger than its limit says; a month's cut-off may move without moving a month; the
# name of a unit that is no money, and of a price series, is told to people and enters no calculation;
# before the anchor no period of any length is over; last_holds speaks where no key fits.
FREE = {
    ("quote", "max_age"),
    ("quote", "series"),
    ("span months", "cutoff"),
    ("round areas", "label"),
    ("whole_periods before", "years"),
}
FREE |= {(name, "last_holds") for name in RIGHT if name.startswith("pick") and name != "pick last"}


@pytest.mark.parametrize(
    ("name", "key"),
    [(name, key) for name in RIGHT for key in RIGHT[name].get("params", {}) if (name, key) not in FREE],
)
def test_altered_parameter_is_found(name: str, key: str) -> None:
    trace = copy.deepcopy(RIGHT[name])
    trace["params"][key] = _altered(trace["params"][key])
    assert found(trace)


@pytest.mark.parametrize("name", [name for name in RIGHT if RIGHT[name].get("args")])
def test_an_operand_too_many_or_too_few_is_found(name: str) -> None:
    args = RIGHT[name]["args"]
    fewer = RIGHT[name] | {"args": args[:-1]}
    more = RIGHT[name] | {"args": [*args, args[-1]]}
    assert found(fewer)
    assert found(more) or RIGHT[name]["op"] in {"max", "latest", "earliest", "min", "all_of", "any_of"}


@pytest.mark.parametrize(
    ("label", "step"),
    [
        ("分", "1/100"), ("角", "1/10"), ("元", "1"), ("10元", "10"), ("100元", "100"), ("万元", "10000"),
        ("一元", "1"), ("十元", "10"), ("百元", "100"), ("千元", "1000"), ("1000元", "1000"), ("10万元", "100000"),
    ],
)  # fmt: skip
def test_names_of_rounding_units(label: str, step: str) -> None:
    for whole in (Fraction(step), Fraction(step) * 2):
        trace = node("round", 0, "元", number("0", "元"), mode="去尾", step=str(whole), label=label)
        assert bool(found(trace)) is (whole != Fraction(step))


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("quote", "max_age", 14),
        ("quote", "series", ""),
        ("span months", "cutoff", 14),
        ("span months", "cutoff", 32),
        ("span months", "cutoff", 0),
        ("pick", "keys", ["一级", "二级"]),
        ("pick", "keys", ["二级", "一级", "三级"]),
        ("pick", "keys", ["二级", "二级", "三级"]),
        ("pick", "keys", "一二三"),
        ("pick", "keys", [1, 2, 3]),
        ("round", "step", "0"),
        ("round", "step", "-1/100"),
        ("round", "label", "角"),
        ("round", "label", "两位小数"),
        ("round", "step", 1),
        ("whole_periods", "years", 0),
        ("whole_periods", "years", True),
        ("whole_periods", "years", "5"),
        ("anniversary", "years", 10**20),
        ("anniversary", "years", 9000),
        ("add_months", "months", -(10**6)),
        ("share lucky", "cutoff", None),
        ("share unlucky", "cutoff", ["0", "f" * 64]),
        ("share lucky", "cutoff", ["1/3"]),
        ("share lucky", "cutoff", ["1/3", 5]),
        ("share lucky", "sum", "0"),
        ("share lucky", "sum", "1/2"),
        ("share lucky", "step", "-1/100"),
        ("share lucky", "step", "0"),
        ("share lucky", "mode", "四舍五入"),
        ("share lucky", "key", 7),
        ("apportion", "parts", []),
        ("apportion", "parts", [{"step": "1"}]),
        ("apportion", "parts", [{"step": 1, "exact": "1"}]),
        ("apportion", "parts", [5]),
        ("apportion", "parts", [{"step": "1", "exact": "30003/500"}, {"step": "2", "exact": "-1"}]),
        ("apportion", "parts", [{"step": "1", "exact": "30003/500"}, {"step": "2", "exact": "40"}]),
        ("apportion", "parts", [{"step": "1", "exact": "30003/500"}, {"step": "2", "exact": "20002/500"}]),
        ("apportion", "cutoff", ["3/10", "0" * 64]),
        ("apportion", "key", "无"),
        ("apportion", "step", "0"),
    ],
)
def test_wrong_parameter_is_found(name: str, key: str, value: object) -> None:
    trace = copy.deepcopy(RIGHT[name])
    trace["params"][key] = value
    assert found(trace)


@pytest.mark.parametrize(
    "trace",
    [
        node("add", "1", "元", YUAN, MU),
        node("add", "1", "元", YUAN, FROM),
        node("div", "1", "元", YUAN, number("0")),
        node("convert", "1", "元", MU),
        node("convert", "2024-01-01", None, MU),
        node("latest", "2024-02-15", None, FROM, YUAN),
        node("day_before", "2024-01-01", None, day("0001-01-01")),
        node("span", 1, "年", FROM, day("9999-12-31"), rule="30/360"),
        node("contract_year", 1, "", LAST, FROM),
        node("relative_day", "2023-12-01", None, FROM, clause("十二月初一", "", "十二月初一", None, 3)),
        node("relative_day", "2023-12-01", None, FROM, clause("2月30日", "", "2月30日", None, 3)),
        node("relative_day", "2023-12-01", None, FROM, FROM),
        node("escalate", 1, "元", YUAN, number("0.05"), number("0.5"), mode="复利"),
        node("escalate", 1, "元", YUAN, number("0.05"), number("-1"), mode="复利"),
        node("escalate", 1, "元", YUAN, number("0.05"), number("1", "年"), mode="复利"),
        node("escalate", 1, "元", YUAN, number("0.05", "元"), number("1"), mode="复利"),
        node("escalate", 1, "元", YUAN, number("0.05"), number("1"), mode="绝对额"),
        node("escalate", 1, "元", YUAN, number("0." + "7" * 40), number("1000"), mode="复利"),
        node("pick", "7/100", "", number("9"), *YEARLY, keys=["1", "2", "三"], last_holds=True),
        node("pick", "7/100", "", number("0"), *YEARLY, keys=["1", "2", "3"], last_holds=True),
        node("pick", "7/100", "", leaf("9", "9", None, "A1"), *YEARLY, keys=["1", "2", "3"], last_holds=True),
        node("pick", "7/100", "", leaf("1/3", "1/3", "", "A1"), *YEARLY, keys=["1", "2", "3"], last_holds=True),
        node("tiers", 1, "元", number("-1", "元"), *TIER, mode="全额"),
        node("tiers", 1, "元", number("1", "元"), *TIER[:-1], mode="全额"),
        node("tiers", 1, "元", number("1", "元"), *TIER[2:], mode="全额"),
        node("tiers", 1, "元", number("1", "元"), *TIER[:2], *TIER[:2], mode="全额"),
        node("compare", "是", None, YUAN, MU, sign="≥"),
        node("compare", "是", None, YUAN, FROM, sign="≥"),
        node("compare", "是", None, leaf("甲", "甲", None, "C3"), leaf("乙", "乙", None, "C4"), sign="<"),
        node("compare", "是", None, leaf("甲", "甲", None, "C3"), YUAN, sign="="),
        node("all_of", "是", None, TRUE, leaf("甲", "甲", None, "C3")),
        node("any_of", "是", None, TRUE, YUAN),
        node("not", "否", None, leaf("对", "对", None, "C3")),
        node("pick", 1, "元", TRUE, YUAN, keys=["否"], last_holds=False),
        node("quote", 1, "元", number("1", "元"), LAST, FROM, series="籼稻", max_age=31),
        node("share", 1, "元", number("-1", "元"), number("1"), sum="3", step="1", mode="去尾"),
        node("share", 1, "元", number("1", "元"), number("-1"), sum="3", step="1", mode="去尾"),
        STEPS["1"] | {"args": [number("100.01", "斤"), number("0.6")]},
        STEPS["1"] | {"args": [number("100.01", "元"), number("0.6", "亩")]},
        node("constant", 5, "") | {"name": "五"},
        constant("零", "2024-01-01") | {"unit": "x"},
        {"op": "constant", "value": "零", "name": "零"},
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_found(trace: Node) -> None:
    assert found(trace)
    assert WRONG_VALUE not in {one.message for one in found(trace)}


@pytest.mark.parametrize(
    ("name", "value", "unit"),
    [
        ("每户一份", 1, "户"),
        ("每人一份", 1, "人"),
        ("一", 1, ""),
        ("百分之百", 1, ""),
        ("零", 0, "元/亩"),
        ("一年十二个月", 12, "月/年"),
    ],
)
def test_constants(name: str, value: int, unit: str) -> None:
    assert found(constant(name, value, unit)) == []
    assert found(constant(name, value + 1, unit))


@pytest.mark.parametrize("base", [0, 1, 9_999, 10_000, 10_001, 49_999, 50_000, 50_001, 60_000])
def test_tiers_on_both_sides_of_each_border(base: int) -> None:
    rate = Fraction(8 if base >= 50_000 else 5 if base >= 10_000 else 3, 100)
    parts = min(base, 10_000) * 3 + max(min(base, 50_000) - 10_000, 0) * 5 + max(base - 50_000, 0) * 8
    for mode, value in (("全额", base * rate), ("超额累进", Fraction(parts, 100))):
        assert found(node("tiers", value, "元", number(str(base), "元"), *TIER, mode=mode)) == []


def test_a_wrong_figure_is_told_once_and_by_its_place() -> None:
    wrong = node("add", "200", "元", YUAN, YUAN) | {"name": "两项"}
    [disagreement] = found(node("mul", "700", "元·亩", wrong, MU))
    assert disagreement.place == "相乘 › 两项"
    assert str(disagreement) == "相乘 › 两项：推导算出来不是这个数。（记为 200 元，复算为 201 元）"


def test_nothing_to_refer_to() -> None:
    context = Context()
    evaluate(RIGHT["ref"], context)
    assert [str(one) for one in context.found] == ["引用：这里没有可以引用的文件。"]
