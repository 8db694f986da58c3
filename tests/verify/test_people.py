"""Whom a row pays: found by every key a list may have, and never guessed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve

from linkage.files.season_folder import read_season
from linkage.verify.keys import Keys, agrees, group_key, is_masked, name_key, shown_end
from linkage.verify.payout_list import ListRow
from linkage.verify.people import Match, Roster
from villages import bank_card, resident_id, village

HEADINGS = ("户号", "成员号", "姓名", "与户主关系", "证件号", "组", "电话", "户名", "卡号")
ROSTER = (
    ("0101", "1", "张伟", "户主", resident_id("1970-01-01", 1), "1组", "15400000001", "张伟", bank_card(1)),
    ("0101", "2", "李秀英", "配偶", resident_id("1972-01-01", 2), "1组", "", "", ""),
    ("0102", "1", "张伟", "户主", resident_id("1980-01-01", 3), "1组", "15400000003", "张伟", bank_card(2)),
    ("0103", "1", "张伟", "户主", resident_id("1990-01-01", 4), "1组", "", "张伟", bank_card(3)),
    ("0201", "1", "阿依古丽·买买提", "户主", resident_id("1960-01-01", 5), "2组", "", "", bank_card(4)),
    ("0202", "1", "王建国", "户主", resident_id("1961-01-01", 6), "2组", "", "王小明", bank_card(5)),
    ("0202", "2", "王小红", "子女", resident_id("1991-01-01", 7), "2组", "", "", bank_card(6)),
    ("0203", "1", "陈 静", "户主", resident_id("1962-01-01", 8), "2组", "", "", ""),
    ("0301", "1", "陈静", "户主", resident_id("1963-01-01", 9), "3组", "", "", ""),
)


@cache
def roster() -> Roster:
    """A roster with three 张伟 in one group and two 陈静 in two."""
    made = village()
    kept = {"名册": (HEADINGS, *ROSTER), "事实": made.registers["事实"], "价格": made.registers["价格"]}
    with TemporaryDirectory() as folder:
        season = evolve(made, registers=kept).write(Path(folder) / "季")
        return Roster(read_season(season).books)


def match(**keys: str) -> Match:
    """Match one row."""
    return roster().match(ListRow(2, {}), Keys(**keys))


@pytest.mark.parametrize(
    ("keys", "payee"),
    [
        ({"household": "0101", "name": "张伟"}, "0101"),
        ({"household": "０１０１", "name": "张 伟"}, "0101"),
        ({"household": "0101"}, "0101"),
        ({"household": "0101", "name": "李秀英"}, "0101.2"),
        ({"household": "0101.2"}, "0101.2"),
        ({"household": "0101", "member": "1"}, "0101.1"),
        ({"name": "李秀英"}, "0101.2"),
        ({"name": "王建国（户主）"}, "0202"),
        ({"name": "王小明"}, "0202"),
        ({"name": "阿依古丽•买买提"}, "0201"),
        ({"name": "阿依古丽买买提"}, "0201"),
        ({"name": "张伟", "identity": resident_id("1980-01-01", 3)}, "0102"),
        ({"name": "张伟", "last_four": resident_id("1980-01-01", 3)[-4:]}, "0102"),
        ({"name": "张伟", "last_four": bank_card(3)[-4:]}, "0103"),
        ({"name": "张伟", "account": bank_card(2)}, "0102"),
        ({"name": "张伟", "account": f"****{bank_card(2)[-4:]}"}, "0102"),
        ({"name": "张伟", "phone": "154 0000 0001"}, "0101"),
        ({"name": "陈静", "group": "第三村民小组"}, "0301"),
        ({"name": "陈静", "group": "2组"}, "0203"),
    ],
)
def test_a_row_is_matched(keys: dict[str, str], payee: str) -> None:
    found = match(**keys)
    assert (found.payee, found.candidates) == (payee, ())
    assert not found.told


@pytest.mark.parametrize(
    ("keys", "candidates"),
    [
        ({"name": "张伟"}, ("0101", "0102", "0103")),
        ({"name": "张伟", "group": "1组"}, ("0101", "0102", "0103")),
        ({"name": "张伟", "group": "2组"}, ("0101", "0102", "0103")),
        ({"name": "陈静"}, ("0203", "0301")),
        ({"name": "李秀英", "last_four": "9999"}, ("0101.2",)),
        ({"household": "0202", "name": "张伟"}, ("0202", "0101", "0102", "0103")),
        ({"household": "0202", "name": "赵六"}, ("0202",)),
        ({"name": "赵六", "account": bank_card(5)}, ("0202",)),
    ],
)
def test_what_does_not_decide_is_left_open(keys: dict[str, str], candidates: tuple[str, ...]) -> None:
    found = match(**keys)
    assert (found.payee, found.candidates) == ("", candidates)
    assert found.told


@pytest.mark.parametrize(
    ("keys", "payee", "word"),
    [
        ({"household": "101", "name": "张伟"}, "0101", "少了开头的零"),
        ({"household": "Z9", "name": "李秀英"}, "0101.2", "没有户号"),
        ({"household": "0101", "name": "张伟", "last_four": "9999"}, "0101", "证件号"),
        ({"household": "0101", "name": "王建国", "account": bank_card(1)}, "0101", "按户号认"),
        ({"household": "0101", "name": "王建国", "account": bank_card(5)}, "0202", "按姓名认"),
        ({"household": "0202", "name": "王建囯"}, "0202", "只差一个字"),
        ({"household": "0202", "member": "1", "name": "王小红"}, "0202.2", "按姓名认"),
        ({"name": "赵六", "identity": resident_id("1961-01-01", 6)}, "0202", "按证件号认"),
        ({"name": "王建国", "group": "9组"}, "0202", "9组"),
    ],
)
def test_what_was_decided_on_other_evidence_is_told(keys: dict[str, str], payee: str, word: str) -> None:
    found = match(**keys)
    assert found.payee == payee
    assert word in found.told


def test_a_stranger_is_nobody() -> None:
    found = match(household="Z9", name="赵六")
    assert (found.payee, found.candidates) == ("", ())


def test_names_with_radicals_that_look_alike_are_one() -> None:
    assert name_key("⻢建国") == name_key("马建国")
    assert name_key("⼭田") == name_key("山田")


def test_groups_are_one_by_their_number() -> None:
    assert group_key("十二组") == group_key("第12组") == "12"
    assert group_key("东头组") != group_key("西头组")


def test_numbers_shown_in_part_are_known_as_such() -> None:
    assert is_masked("6217****3445")
    assert is_masked("3445")
    assert not is_masked(bank_card(1))
    assert shown_end("尾号3445") == "3445"
    secret = roster().books.households["0101"].account
    assert agrees("45", secret) is None
    assert agrees("", None) is None
