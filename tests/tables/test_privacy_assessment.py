"""The impact assessment tells what this season's notice touches, in counts and never in numbers of people."""

from __future__ import annotations

import pytest

from checks.settled import settled
from linkage.tables.privacy_assessment import TABLE
from lints.tripped import Change

PER_HEAD = "        按: 每人\n"


def told(change: Change) -> dict[str, str]:
    return {row[1]: row[2] for row in TABLE.rows(settled(change), "")}


def test_every_item_has_its_ground() -> None:
    rows = list(TABLE.rows(settled(Change()), ""))
    assert [row[0] for row in rows] == [str(number) for number in range(1, 9)]
    assert all(row[3].startswith("《") for row in rows)
    assert "公示 “公司利润分配”、“村集体收益” 的分配结果，12 户" in rows[0][2]
    assert rows[2][2] == "台账里有证件号 25 个、卡号 12 个、电话 12 个，一个也不进公开的文书"


def test_a_list_of_those_who_were_chosen_by_category() -> None:
    chosen = Change(text=[(PER_HEAD, f"{PER_HEAD}        资格: {{类别: 脱贫户}}\n")])
    assert "“村集体收益”第2步（脱贫户）按类别挑人" in told(chosen)["看得出特定身份吗"]
    assert "没有按类别挑人" in told(Change())["看得出特定身份吗"]


@pytest.mark.parametrize(("born", "count"), [("2012-01-01", 1), ("2011-12-31", 0)])
def test_children_under_fourteen_on_the_last_day(born: str, count: int) -> None:
    cells = {"名册": {"E5": "", "F5": born}}
    assert f"不满 14 周岁的 {count} 人，都只算在本户里" in told(Change(cells=cells))["有没有不满年龄的人单列"]


def test_a_child_listed_by_herself() -> None:
    alone = Change(
        text=[(PER_HEAD, f"{PER_HEAD}        收款: 个人\n")], cells={"名册": {"E5": "", "F5": "2020-01-01"}}
    )
    assert "1 人单独列了名字" in told(alone)["有没有不满年龄的人单列"]


def test_nothing_is_published() -> None:
    private = Change(text=[("    公示: 是\n", "    公示: 否\n")])
    assert TABLE.paths(settled(private)) == {}
