"""A whole result document: whatever is altered, with a new digest and all, is found again."""

from __future__ import annotations

import copy
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.samples import (
    BOOK,
    SEASON,
    Node,
    clause,
    derived,
    line,
    money,
    node,
    number,
    ref,
    sealed,
    shares,
    village,
    worth,
)
from linkage.checker import Disagreement, check_result

VILLAGE = village()


def cells(document: Any) -> dict[tuple[str, str, str], str]:  # noqa: ANN401
    """Collect the text of every address that a document names."""
    found: dict[tuple[str, str, str], str] = {}
    if isinstance(document, list):
        for item in document:
            found |= cells(item)
    elif isinstance(document, dict):
        for key, item in document.items():
            if key == "origin":
                place = item.get("cell") or f"{item['line']}:{item['column']}"
                found[item["file"], item.get("sheet", ""), place] = item["text"]
            else:
                found |= cells(item)
    return found


def found(document: Any) -> list[Disagreement]:  # noqa: ANN401
    return check_result(sealed(document))


def altered(change: Callable[[Any], None]) -> list[Disagreement]:
    document = copy.deepcopy(VILLAGE)
    change(document)
    return found(document)


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(inner for key, item in items for inner in paths(item, (*path, key)))]


def put(path: tuple[Any, ...], value: object) -> Callable[[Any], None]:
    def change(document: Any) -> None:  # noqa: ANN401
        for key in path[:-1]:
            document = document[key]
        document[path[-1]] = value

    return change


def at(path: tuple[Any, ...]) -> Any:  # noqa: ANN401
    value: Any = VILLAGE
    for key in path:
        value = value[key]
    return value


AMOUNTS = [
    path
    for path in paths(VILLAGE)
    if path
    and isinstance(at(path), str)
    and (path[-1] in {"amount", "in", "kept", "loss", "remainder", "gross", "opening", "deducted", "paid"}
         or path[-1] in {"payable", "carried"} or path[-2:-1] == ("by_income",))
]  # fmt: skip
VALUES = [path for path in paths(VILLAGE) if path and path[-1] == "value"]
INPUTS = [path for path in paths(VILLAGE) if path and path[-1] == "origin"]


def test_the_village_is_right_and_complete() -> None:
    roster = [("H001", "1"), ("H002", "1"), ("H003", "1"), ("H003", "2"), ("H004", ""), ("H004", "1")]
    owed = ["土地租金", "公司当年净利润/3", "村集体收益/3"]
    assert check_result(VILLAGE, cells(VILLAGE), roster, owed) == []


@given(st.sampled_from(AMOUNTS), st.integers(-(10**6), 10**6).filter(bool))
def test_every_altered_amount_is_found(path: tuple[Any, ...], by: int) -> None:
    assert altered(put(path, money(Fraction(at(path)) + Fraction(by, 100))))


def test_every_amount_altered_by_one_fen_is_found() -> None:
    for path in AMOUNTS:
        assert altered(put(path, money(Fraction(at(path)) + Fraction(1, 100)))), path


@given(st.sampled_from(VALUES), st.integers(1, 10**4))
def test_every_altered_value_is_found(path: tuple[Any, ...], by: int) -> None:
    value = at(path)
    other = f"{int(value[:4]) + 1}{value[4:]}" if value.count("-") == 2 else str(Fraction(value) + by)
    assert altered(put(path, other))


@given(st.sampled_from(INPUTS), st.integers(1, 9))
@settings(max_examples=200)
def test_every_input_altered_with_all_that_names_it_is_found(path: tuple[Any, ...], by: int) -> None:
    """Whoever changes an input everywhere, text and value, still has to change what follows from it."""
    origin = at(path)
    place = {key: origin[key] for key in origin if key in {"file", "sheet", "cell", "line", "column"}}
    document = copy.deepcopy(VILLAGE)
    for other in INPUTS:
        leaf: Any = document
        for key in other[:-1]:
            leaf = leaf[key]
        if place.items() <= leaf["origin"].items():
            before = leaf["origin"].get("part") or leaf["origin"]["text"]
            if "unit" not in leaf:
                after = leaf["value"] = f"{int(before[:4]) + by}{before[4:]}"
            elif before.endswith("%"):
                after = f"{int(before[:-1]) + by}%"
                leaf["value"] = str(Fraction(int(before[:-1]) + by, 100))
            else:
                after = leaf["value"] = str(Fraction(before) + by)
                after = after if "/" not in after else str(float(Fraction(after)))
            leaf["origin"]["text"] = leaf["origin"]["text"].replace(before, after, 1)
            if "part" in leaf["origin"]:
                leaf["origin"]["part"] = after
    # A cap that was not reached and the days outside the season alter no figure.
    if origin["text"] not in {"20000 元", "2024-05-01"}:
        assert found(document)


@given(
    st.sampled_from([path for path in paths(VILLAGE) if path]),
    st.sampled_from([None, 5, "x", [], {}, True, -1]),
)
@settings(max_examples=300)
def test_anything_anywhere_never_crashes(path: tuple[Any, ...], instead: object) -> None:
    altered(put(path, instead))


@given(st.sampled_from([path for path in paths(VILLAGE) if path and isinstance(path[-1], str)]))
def test_anything_left_out_never_crashes(path: tuple[Any, ...]) -> None:
    def leave_out(document: Any) -> None:  # noqa: ANN401
        for key in path[:-1]:
            document = document[key]
        del document[path[-1]]

    altered(leave_out)


def messages(change: Callable[[Any], None]) -> set[str]:
    return {one.message for one in altered(change)}


COMPANY, COLLECTIVE = VILLAGE["pools"]
SHARE = next(i for i, row in enumerate(VILLAGE["lines"]) if row["clause"] == "公司当年净利润/3")
ROUNDED = next(i for i, row in enumerate(VILLAGE["lines"]) if row["clause"] == "村集体收益/3")


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("schema",), "linkage.result/2", "不是 linkage.result/1 文件。"),
        (("season",), None, "“season”应是一组键值。"),
        (("season", "id"), 5, "“id”应是文字。"),
        (("lines",), {}, "“lines”应是一列键值。"),
        (("lines", 0), [], "“lines”应是一列键值。"),
        (("lines", 0, "payee"), "h 1", "收付款人应是户号、户号.成员号或当事人代码。"),
        (("lines", 0, "amount"), "1,000.00", "不是两位小数的金额。"),
        (("debts", 0, "paid"), "-1.00", "现付、已付、抵扣不能是负数。"),
        (("debts", 0, "traces"), {"name": None}, "债务的推导只能说明它的六个金额。"),
        (("debts", 0, "traces"), [], "“traces”应是一组键值。"),
        (("debts", 0, "traces", "deducted"), number("801", "元"), "金额与它的推导不符。"),
        (("debts", 1, "carried"), "1.00", "该付的没有付，也没有写明为什么暂不发放。"),
        (("debts", 1, "carried"), "-1.00", "结转的欠款比预付、已付和期初欠款还多。"),
        (("debts", 1), VILLAGE["debts"][0], "同一付款人和收款人有两笔债务。"),
        (("debts", 0, "payer"), "hzs", "有明细而没有债务。"),
        (("payees", 1, "payee"), "H001", "有收款人重复。"),
        (("payees", 4, "payee"), "hzs", "有债务的收款人没有列出。"),
        (("payees", 0, "gross"), "x", "不是两位小数的金额。"),
        (("totals",), [], "“totals”应是一组键值。"),
        (("totals", "by_income", "奖补"), "1.00", "不等于各条明细之和。"),
        (("inputs",), [{"file": BOOK, "sha256": "0" * 64}], "出处的文件不在输入清单里。"),
        (("inputs",), [{"file": 5, "sha256": "0" * 64}], "“file”应是文字。"),
        (("reasons", 0, "why"), "", "没有写明原因。"),
        (("reasons", -1, "trace"), number("5", "元"), "金额与它的推导不符。"),
        (("lines", 0, "trace"), number("2100.005", "元"), "推导的结果应是整分的金额。"),
        (("lines", 0, "trace"), number("2100", "斤"), "推导的结果应是整分的金额。"),
        (("lines", 0, "trace"), clause("上年", "", "上年", None, 3), "推导的结果应是整分的金额。"),
        (("lines", 0, "trace"), None, "推导的一步不是合格的数据。"),
        (("pools", 0, "in"), "100000.02", "进来的钱与推导不符。"),
        (("pools", 0, "loss"), "1.00", "亏损与推导不符。"),
        (("pools", 0, "kept"), "1.00", "进来的钱不等于分出与留存之和。"),
        (("pools", 0, "remainder"), "1.00", "分出的多于进来的。"),
        (("pools", 1, "remainder"), "1.00", "尾差不等于各步没分完之和。"),
        (("pools", 1, "remainder_owner"), "", "尾差没有归属。"),
        (("pools", 0, "cutoff"), None, "界线不是最后一次分到户的界线。"),
        (("pools", 0, "cutoff"), 5, "界线应是空，或一对余数和摘要。"),
        (("pools", 1, "pool"), COMPANY["pool"], "有两个分配同名。"),
        (("pools", 0, "season"), "YP-HT-2024/2024-01-01", "摘要用的字样不符。"),
        (("pools", 0, "steps", 0, "number"), "1", "步骤号和份数应是整数。"),
        (("pools", 0, "steps", 2, "weights", "count"), "3", "步骤号和份数应是整数。"),
        (("pools", 0, "steps", 2, "weights", "count"), 4, "份数不等于各户份数。"),
        (("pools", 0, "steps", 2, "weights", "sum"), "8", "总权数与本步不符。"),
        (("pools", 0, "steps", 2, "weights"), {}, "总权数与本步不符。"),
        (("pools", 0, "steps", 2, "cutoff"), None, "界线与本步不符。"),
        (("pools", 0, "steps", 2, "cutoff"), None, "补足尾数的界线不符。"),
        (("pools", 0, "steps", 2, "via"), "cjt", "付款人不是本步的付款人。"),
        (("pools", 0, "steps", 2, "via"), "cjt", "应付合计不等于明细之和。"),
        (("pools", 0, "steps", 1, "to"), "农户", "各户之和不等于本步金额。"),
        (("pools", 0, "steps", 2, "to"), "提取", "不分到户的一步不该有明细。"),
        (("pools", 0, "steps", 0, "number"), 2, "步骤号重复或次序不对。"),
        (("pools", 0, "steps", 0, "trace"), number("60000.01", "元"), "第1步不是和本步一起取整的。"),
        (("pools", 1, "steps", 1, "of_which", 0, "step"), "应急救助金", "其中各项应记在本步名下，且不为负。"),
        (("pools", 1, "steps", 1, "of_which", 0, "amount"), "9000.00", "其中各项多于本步，或本步为负。"),
        (("lines", SHARE, "payer"), "hzs", "付款人不是本步的付款人。"),
        (("lines", SHARE, "trace"), number("6000", "元"), "明细不是由分配算出的。"),
        (("lines", ROUNDED, "trace", "params", "mode"), "进一", "同一次分配的取整或总额不一。"),
        (("lines", ROUNDED, "trace", "args", 1, "unit"), "股", "各户权数的单位不一。"),
        (("lines", 0, "trace"), VILLAGE["lines"][SHARE]["trace"], "份额不属于任何分到户的步骤。"),
        (("lines", 0, "trace"), COMPANY["steps"][0]["trace"], "按比例一起取整只能用在分配的步骤上。"),
    ],
)
def test_what_is_told(path: tuple[Any, ...], value: object, message: str) -> None:
    assert message in messages(put(path, value))


def test_not_a_document_at_all() -> None:
    documents: list[object] = [None, [], "x", {}, {"schema": 5}]
    for nothing in documents:
        assert len(check_result(nothing)) == 1
    assert [one.message for one in check_result(VILLAGE | {"note": 1})] == ["摘要与内容不符，文件改动过。"]
    assert [one.message for one in check_result(VILLAGE | {"note": 0.5})] == [
        "文件里只能有文字、整数、真假、空、列表和键值。"
    ]


def test_a_line_of_nought_and_a_line_twice() -> None:
    def nought(document: Any) -> None:  # noqa: ANN401
        reason = document["reasons"][-1]
        document["lines"].append(line("H004", "gs", "佣金", "用工", reason["trace"]))

    assert "零元不列明细，应写明原因。" in messages(nought)
    assert "同一付款人、收款人、条款有两条明细。" in messages(lambda d: d["lines"].append(d["lines"][0]))


def test_whoever_is_on_the_roster_is_answered() -> None:
    lines = [row for row in VILLAGE["lines"] if (row["payee"], row["clause"]) != ("H002", "土地租金")]
    without = sealed(VILLAGE | {"lines": lines})
    forgotten = [str(one) for one in check_result(without, None, [("H002", "1"), ("H002", "")], ["土地租金"])]
    assert "名册 H002.1“土地租金”：既没有明细，也没有写明为什么是零。" in forgotten
    assert "名册 H002“土地租金”：既没有明细，也没有写明为什么是零。" in forgotten

    def told(roster: list[tuple[str, str]], clauses: list[str]) -> list[str]:
        return [one.place for one in check_result(VILLAGE, None, roster, clauses)]

    assert told([("H003", "1"), ("H003", ""), ("H004", "7")], ["用工"]) == []
    assert told([("H003", "2"), ("H009", "1")], ["用工"]) == ["名册 H003.2“用工”", "名册 H009.1“用工”"]


def test_leaves_against_the_cells() -> None:
    texts = cells(VILLAGE)
    address = (BOOK, "地块", "D2")
    assert texts[address] == "3.5"
    assert [one.found for one in check_result(VILLAGE, texts | {address: "3.6"})] == ["3.6"]


def test_a_figure_derived_from_itself_is_found() -> None:
    def own(document: Any) -> None:  # noqa: ANN401
        document["lines"][0]["trace"] = ref(2100, clause="土地租金", payee="H001")

    def circle(document: Any) -> None:  # noqa: ANN401
        pools = document["pools"]
        pools[0]["trace"] = ref("100000.01".replace("100000.01", "10000001/100"), pool="公司当年净利润")
        del pools

    assert "有的数绕了一圈由自己算出：“土地租金” ← “土地租金”。" in messages(own)
    assert any("绕了一圈" in message for message in messages(circle))


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"pool": "没有"},
        {"pool": 5},
        {"pool": "公司当年净利润", "step": "没有"},
        {"pool": "公司当年净利润", "step": 9},
        {"pool": "公司当年净利润", "of_which": "应急救助金"},
        {"pool": "公司当年净利润", "step": 1, "of_which": "x"},
        {"clause": "没有", "payee": "*"},
        {"clause": 5, "payee": "*"},
        {"clause": "土地租金", "payee": None},
        {"clause": "土地租金"},
    ],
)
def test_a_reference_to_nothing_is_found(params: dict[str, Any]) -> None:
    assert any(m.startswith("引用的") for m in messages(put(("lines", 0, "trace"), ref(2100, **params))))


@pytest.mark.parametrize(
    ("value", "params"),
    [
        ("10000001/100", {"pool": "公司当年净利润"}),
        ("6000001/100", {"pool": "公司当年净利润", "step": "公司"}),
        (90, {"clause": "居间服务费", "payee": "*"}),
        (0, {"clause": "居间服务费", "payee": "H001"}),
        (worth(COLLECTIVE["steps"][1]["of_which"][0]["trace"]), {"pool": "村集体收益", "of_which": "公积公益金/应急救助金"}),
    ],
)  # fmt: skip
def test_references_give_what_stands_there(value: object, params: dict[str, Any]) -> None:
    zero = node("mul", 0, "元", ref(value, **params), number("0"))
    trace = node("add", 2100, "元", number("2100", "元"), zero)
    assert altered(put(("lines", 0, "trace"), trace)) == []


def test_a_pool_in_a_loss_year() -> None:
    loss = number("-5", "元", "B9", "事实")
    pool = {
        "pool": "基地", "payer": "gs", "season": SEASON, "in": "0.00", "kept": "0.00", "loss": "5.00",
        "remainder": "0.00", "remainder_owner": "", "cutoff": None, "trace": loss,
        "steps": [{"number": 1, "step": "农户", "to": "农户", "amount": "0.00", "weights": {"sum": "0", "count": 0},
                   "trace": {"op": "constant", "name": "零", "value": "0", "unit": "元"}}],
    }  # fmt: skip
    document = sealed(VILLAGE | {"pools": [*VILLAGE["pools"], pool]})
    assert check_result(document) == []
    assert check_result(sealed(document | {"pools": [*VILLAGE["pools"], pool | {"loss": "0.00"}]}))


def test_whole_yuan_by_largest_remainder_leave_a_rest() -> None:
    """A step that is no multiple of its unit shares the whole units; what is below stays in the pool."""
    document = copy.deepcopy(VILLAGE)
    pool = document["pools"][1]
    rest = document["lines"][ROUNDED]["trace"]["args"][0]  # refers to what was asked
    down = node("round", int(worth(rest)), "元", rest, mode="去尾", step="1", label="元")
    weights = {
        row["payee"]: row["trace"]["args"][1] for row in document["lines"] if row["clause"] == "村集体收益/3"
    }
    nodes, cutoff = shares(down, weights, "村集体收益/3", "1")
    moved: dict[str, Fraction] = {}
    for row in document["lines"]:
        if row["clause"] == "村集体收益/3":
            moved[row["payee"]] = worth(nodes[row["payee"]]) - Fraction(row["amount"])
            row["trace"], row["amount"] = nodes[row["payee"]], money(worth(nodes[row["payee"]]))
    total = sum(moved.values(), Fraction(0))
    step = pool["steps"][2]
    step["amount"] = money(Fraction(step["amount"]) + total)
    step["trace"]["value"] = str(Fraction(step["amount"]))
    step["cutoff"] = pool["cutoff"] = cutoff
    pool["kept"] = pool["remainder"] = money(Fraction(pool["kept"]) - total)
    for rows in (document["debts"], document["payees"]):
        for row in rows:
            if row["payee"] in moved and row.get("payer", "cjt") == "cjt":
                for key in ("gross", "payable"):
                    row[key] = money(Fraction(row[key]) + moved[row["payee"]])
                if "traces" in row:
                    row["traces"] = derived(row, document["lines"], document["pools"])
    totals = document["totals"]
    totals["by_income"]["股金"] = money(Fraction(totals["by_income"]["股金"]) + total)
    for key in ("gross", "payable"):
        totals[key] = money(Fraction(totals[key]) + total)
    assert found(document) == []
    pool["remainder"] = "0.00"
    assert [one.message for one in found(document)] == ["尾差不等于各步没分完之和。"]


def test_references_are_nodes_too() -> None:
    extra: Node = ref(2100, clause="土地租金", payee="H001") | {"args": [number("1")]}
    assert "运算“引用”的项数不对。" in messages(put(("lines", 0, "trace"), extra))


def test_keys_name_season_pool_and_payee() -> None:
    places = {one.place for one in altered(put(("pools", 0, "season"), "YP-HT-2024/2024-01-01"))}
    steps = {
        f"分配“公司当年净利润”第{n}步“{name}”" for n, name in ((1, "公司"), (2, "村集体收益"), (3, "农户"))
    }
    lines = {f"明细 {payee}“公司当年净利润/3”" for payee in ("H001", "H002", "H003")}
    assert places == steps | lines | {"season"}
