"""Who came: the list against the record and the roll, persons who may vote, proxies of the same household."""

from __future__ import annotations

import pytest

from governance.meetings import COOPERATIVE, resolution, season
from linkage.checks.attendance import CHECK
from linkage.model.entitlement import Finding
from linkage.model.registers import Row
from rows import row

HOMES = {"A1": 3, "A2": 1}


def came(household: str, member: str, state: str = "到会", holder: str = "", votes: str = "1") -> Row:
    cells: dict[str, str | tuple[str, str]] = {"受托人": holder} if holder else {}
    cells["票数"] = (votes, "次")
    return row("到会", 会议号="H1", 户号=household, 成员号=member, 状态=state, **cells)


ALL = (came("A1", "1"), came("A1", "2"), came("A1", "3"), came("A2", "1"))


def asked(*rows_: Row, payer: str = "农村集体经济组织") -> list[Finding]:
    return list(CHECK.run(season(*rows_, payer=payer, households=HOMES)))


def test_a_list_that_agrees_has_nothing_to_tell() -> None:
    assert asked(resolution("4", "4", "4"), *ALL) == []


@pytest.mark.parametrize(
    ("vote", "rows_", "words"),
    [
        (resolution("4", "3", "3"), ALL, "实到 3 人，〔到会〕名单是 4 人"),
        (resolution("4", "5", "4"), (), "实到 5 人，比应到 4 人还多"),
        (resolution("4", "3", "3"), (*ALL[:3], came("A2", "1", "在家")), "状态“在家”不认识"),
        (resolution("3", "3", "3"), (), "应到只记了 3 人，名册上当天年满 18 周岁的成员有 4 人，少了 1 人"),
        (resolution("4", "3", "3", 反对="1"), ALL[:3], "共 4 票，到会的一共只有 3 票"),
        (resolution("5", "5", "4"), (*ALL, came("A2", "1")), "A2.1 在〔到会〕里有 2 行"),
        (resolution("4", "1", "1"), (came("A1", "9"),), "A1.9 不在名册上"),
    ],
)
def test_what_does_not_agree_is_told(vote: Row, rows_: tuple[Row, ...], words: str) -> None:
    (spot,) = asked(vote, *rows_)
    assert words in spot.message
    assert spot.severity == "警告"


@pytest.mark.parametrize(
    ("holder", "words"),
    [
        ("A1.2", ""),
        ("2", ""),
        ("A1之2", ""),
        ("A2.1", "受托人“A2.1”不是本户的成员"),
        ("", "没有写受托人"),
        ("A1.1", "受托人是本人"),
        ("A1.3", "受托人 A1.3 自己没有到会"),
    ],
)
def test_a_proxy_is_of_the_same_household_and_there(holder: str, words: str) -> None:
    absent, proxy = came("A1", "3", "缺席", votes="0"), came("A1", "1", "委托", holder)
    spots = asked(resolution("4", "3", "3"), proxy, came("A1", "2"), absent, came("A2", "1"))
    assert [words in spot.message for spot in spots] == [True] * bool(words)


def test_a_cooperative_keeps_its_own_rule_of_proxies() -> None:
    proxy = came("A1", "1", "委托", "A2.1")
    assert asked(resolution("4", "1", "1"), proxy, payer=COOPERATIVE) == []


@pytest.mark.parametrize(
    ("born", "able"), [("2008-01-20", True), ("2008-01-21", False)], ids=["18", "a day short"]
)
def test_a_minor_has_no_vote(born: str, *, able: bool) -> None:
    whole = season(resolution("4", "4", "4"), *ALL, households=HOMES)
    person = whole.books.households["A2"].members[0]
    cell = row("名册", 出生日期=born).day("出生日期")
    object.__setattr__(person.row, "values", {**person.row.values, "出生日期": cell})
    spots = list(CHECK.run(whole))
    assert ["只有 17 周岁" in spot.message for spot in spots] == ([] if able else [True])
