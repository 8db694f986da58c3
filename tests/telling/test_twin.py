"""The twin of a statement: complete, checkable alone, and nobody's business but the household's."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.samples import Node, clause, money, node, ref, sealed, village
from linkage.checker import canonical_bytes, check_document, check_twin
from linkage.checker.twin import statement_number as counted_again
from linkage.ground.errors import WithheldError
from linkage.telling.twin import (
    build_twin,
    money_texts,
    payable,
    qr_text,
    statement_number,
    verify_number,
    with_printed,
)

VILLAGE = village()
TWIN = build_twin(VILLAGE, "H003")


def found(twin: Mapping[str, Any]) -> list[str]:
    return [one.message for one in check_twin(sealed(twin))]


@pytest.mark.parametrize("household", ["H001", "H002", "H003", "H004"])
def test_every_household_has_a_twin_that_proves_itself(household: str) -> None:
    twin = build_twin(VILLAGE, household)
    assert check_twin(twin) == []
    assert check_document(canonical_bytes(twin)) == []
    assert twin["result_digest"] == VILLAGE["digest"]


def test_a_household_and_its_members_stand_together() -> None:
    twin: Any = TWIN
    assert (twin["payee"], twin["name"]) == ("H003", "王丙")
    assert {row["payee"] for row in twin["lines"]} == {"H003", "H003.1"}
    assert {row["payee"] for row in twin["debts"]} == {"H003", "H003.1"}
    assert {row["payee"] for row in twin["reasons"]} == {"H003"}


def test_pools_are_followed_to_where_their_money_comes_from() -> None:
    only_collective = [row for row in VILLAGE["lines"] if row["clause"] != "公司当年净利润/3"]
    twin: Any = build_twin(VILLAGE | {"lines": only_collective}, "H001")
    assert [pool["pool"] for pool in twin["pools"]] == ["公司当年净利润", "村集体收益"]
    assert twin["totals"]["居间服务费"] == {"cjt": "90.00"}
    without: Any = build_twin(VILLAGE | {"lines": [], "reasons": [], "debts": []}, "H001")
    assert (without["pools"], without["totals"], without["name"]) == ([], {}, "张甲")


def test_nobody_else_stands_in_a_twin() -> None:
    text = canonical_bytes(TWIN).decode()
    for other in ("张甲", "李乙", "赵戊", "H001", "H002", "H004"):
        assert other not in text


@pytest.mark.parametrize(
    ("key", "secret"),
    [
        ("name", "王丙110101199003071233"),
        ("name", "王丙11010119900307123X"),
        ("why", "卡号 6228480402564890018 已销"),
        ("why", "电话13800138000打不通"),
    ],
)
def test_identity_phone_and_bank_numbers_never_enter(key: str, secret: str) -> None:
    result = copy.deepcopy(VILLAGE)
    rows = result["lines"] if key == "name" else result["reasons"]
    next(row for row in rows if row["payee"] == "H003")[key] = secret
    with pytest.raises(WithheldError, match="不出此件"):
        build_twin(result, "H003")


# statement numbers


CODES = st.text(st.sampled_from("ABXYZabz019-云坪村é "), min_size=1, max_size=12)


@given(CODES, st.integers(1990, 2090), st.from_regex(r"[A-Z0-9][A-Z0-9-]{0,9}", fullmatch=True))
def test_numbers_are_made_the_same_twice(code: str, year: int, household: str) -> None:
    made = statement_number(code, year, household)
    assert made == counted_again(code, str(year), household)
    assert verify_number(made)


@given(st.integers(0, 10**6), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
def test_any_one_character_typed_wrong_is_noticed(at: int, other: str) -> None:
    made = statement_number("YP-HT-2025", 2025, "H003")
    places = [i for i, char in enumerate(made) if char != "-"]
    i = places[at % len(places)]
    typed = made[:i] + other + made[i + 1 :]
    assert verify_number(typed) is (typed == made)


def test_what_is_no_number() -> None:
    for text in ("", "YP-2025", "YP-2025-ABCDEFGH-1", "YP-2025-ABCDEFG1-11", "YP-20250-ABCDEFGH-11"):
        assert not verify_number(text)


# page and code


def test_the_code_tells_number_amount_and_digest() -> None:
    twin: Any = TWIN
    debts = sum(Fraction(debt["payable"]) for debt in twin["debts"])
    assert payable(twin).yuan == debts
    assert qr_text(twin) == f"LK1|{twin['number']}|{int(debts * 100)}|{twin['digest'][:16]}"


def test_amounts_of_a_page() -> None:
    page = "现付 1,234.50元 5.00%、12.345 1,23.00 -0.05；0.10，12,345,678.90 3.5亩 2025.12.31"
    assert money_texts(page) == ["1,234.50", "5.00", "-0.05", "0.10", "12,345,678.90"]
    twin = with_printed(TWIN, page)
    assert twin["printed"] == sorted(money_texts(page))
    assert check_twin(twin) == []
    assert twin["digest"] != TWIN["digest"]


# what the checker finds in a twin


def put(path: tuple[Any, ...], value: object) -> list[str]:
    twin: Any = copy.deepcopy(TWIN)
    inner = twin
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return found(twin)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("schema",), "linkage.result/1", "不是 linkage.statement/1 文件。"),
        (("payee",), "H001", "告知书编号不符。"),
        (("number",), "YP-HT-2025-AAAAAAAA-00", "告知书编号不符。"),
        (("number",), None, "“number”应是文字。"),
        (("season", "id"), "云" * 300, "期间的编号太长。"),
        (("season", "from"), "2026-01-01", "告知书编号不符。"),
        (("result_digest",), "0" * 63, "结果摘要不是 64 位十六进制数。"),
        (("totals",), {}, "引用的条款合计不在文件里。"),
        (("totals", "居间服务费"), "90.00", "“居间服务费”应是一组键值。"),
        (("totals", "居间服务费", "cjt"), "91.00", "推导算出来不是这个数。"),
        (("printed",), ["5"], "所印的金额应是一列千位分隔、两位小数的数。"),
        (("printed",), "5.00", "所印的金额应是一列千位分隔、两位小数的数。"),
        (("lines", 0, "payee"), "H001", "有别人的内容。"),
        (("lines", 0), None, "“lines”应是一列键值。"),
        (("debts", 0, "gross"), "1.00", "应付合计不等于明细之和。"),
        (("debts", 0, "payable"), "1.00", "应付－抵扣－已付＋期初不等于现付＋结转。"),
    ],
)
def test_what_is_told(path: tuple[Any, ...], value: object, message: str) -> None:
    assert message in put(path, value)


def amounts(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[tuple[Any, ...], str]]:  # noqa: ANN401
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    here = [(path, value)] if isinstance(value, str) and money_texts(value) == [value] else []
    return here + [inner for key, item in items for inner in amounts(item, (*path, key))]


# What sharing left over concerns all payees together; in a twin the code on the page guards it.
AMOUNTS = [(path, text) for path, text in amounts(TWIN) if path[-1] not in {"text", "remainder"}]


@given(st.sampled_from(AMOUNTS), st.integers(-500, 500).filter(bool))
def test_every_altered_amount_is_found(place: tuple[tuple[Any, ...], str], by: int) -> None:
    path, text = place
    assert put(path, money(Fraction(text) + Fraction(by, 100)))


def test_a_member_only_clause_and_a_reference_to_an_own_line() -> None:
    own = ref(1500, clause="用工", payee="H003.1")
    twin: Any = copy.deepcopy(TWIN)
    row = next(row for row in twin["lines"] if row["clause"] == "用工")
    debt = next(debt for debt in twin["debts"] if debt["payee"] == "H003.1")
    debt["traces"]["gross"] = own
    assert found(twin) == []
    debt["traces"]["gross"] = ref(1500, clause="用工", payee="H003.2")
    assert found(twin) == ["推导算出来不是这个数。"]
    row["trace"] = own
    assert any("绕了一圈" in message for message in found(twin))


def test_an_own_line_needs_no_total() -> None:
    twin: Any = TWIN
    debt = next(debt for debt in twin["debts"] if debt["payee"] == "H003.1")
    assert debt["traces"]["gross"]["params"] == {"clause": "用工", "payee": "H003.1"}
    assert "用工" not in twin["totals"]
    assert check_twin(twin) == []


def test_a_whole_clause_inside_one_household() -> None:
    """A sum over all payees is never taken from the lines of one household, even when they are all."""
    extra: Node = node(
        "sub", 0, "元", ref(90, clause="居间服务费", payee="*"), clause("90 元", "90", 90, "元", 60)
    )
    lines = copy.deepcopy(VILLAGE["lines"])
    row = next(row for row in lines if row["payee"] == "H003.1")
    row["trace"] = node("add", 1500, "元", row["trace"], extra)
    twin: Any = build_twin(VILLAGE | {"lines": lines}, "H003")
    assert twin["totals"]["居间服务费"] == {"*": "90.00", "cjt": "90.00"}
    assert check_twin(twin) == []


def test_a_twin_under_another_name_than_its_lines_is_told() -> None:
    assert "户名与明细不同。" in found({**TWIN, "name": "别人"})
