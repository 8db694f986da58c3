"""Lost digits, a file in GBK and a row of sums never reach a payout; the money of the dead is held, not lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from faults.bad_files import Files, corpus, sound, table, tables, texts, with_table
from linkage.commands import main
from linkage.files.cell_texts import PRIVATE_TO_STANDARD
from linkage.verify.payout_list import Role
from payout_layouts import as_proposed
from payout_layouts import table as payout_table


def settle(folder: Path, files: Files) -> Result:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return CliRunner().invoke(main, ["settle", str(folder), "--json"])


def owed(folder: Path, files: Files) -> dict[str, Any]:
    """What a season owes, without the places and digests that follow from the bytes of its files."""
    done = settle(folder, files)
    assert done.exit_code in {0, 1}, done.stderr
    result = json.loads(done.stdout)
    return {key: result[key] for key in ("debts", "payees", "totals")}


def named(title: str) -> Files:
    (one,) = [one for one in corpus() if one.title == title]
    return one.make()


@pytest.mark.parametrize(
    "title",
    [
        "身份证号按数值录入，末三位已经变成零",
        "身份证号按数值录入，数字碰巧还全",
        "身份证号变成了科学记数的文字",
        "身份证号在 Excel 里丢了尾数，又另存成 CSV",
        "卡号按数值录入",
        "卡号变成了科学记数的文字",
    ],
)
def test_a_number_that_lost_digits_is_never_paid_to(title: str, tmp_path: Path) -> None:
    done = settle(tmp_path, named(title))
    assert (done.exit_code, done.stdout) == (3, "")
    assert "E301" in done.stderr or "E319" in done.stderr


def test_a_list_does_not_know_people_by_a_number_that_lost_digits() -> None:
    rows: list[list[object]] = [
        ["户号", "姓名", "身份证号", "实发金额"],
        ["H01", "赵桂英", "3.69901E+17", 100],
        ["H02", "钱志强", "3.69901E+17", 200],
    ]
    paid = as_proposed(payout_table(rows), "发放.csv")
    assert not list(paid.of(Role.IDENTITY))
    assert "W520" in {note.code for note in paid.notes}


def test_a_season_in_gbk_owes_what_it_owes_in_utf8(tmp_path: Path) -> None:
    gbk = texts() | {f"台账/{s}.csv": table(rows, "gbk") for s, rows in sound().registers.items()}
    assert owed(tmp_path / "gbk", gbk) == owed(tmp_path / "utf8", tables())


def test_a_list_in_gbk_pays_the_same_people() -> None:
    rows: list[list[object]] = [["户号", "姓名", "实发金额"], ["H01", "陆亩佣", 100], ["H02", "卢元", 200]]
    names = [
        [row.texts for row in as_proposed(payout_table(rows, encoding), "发放.csv").rows]
        for encoding in ("gbk", "utf-8", "utf-16")
    ]
    assert names[0] == names[1] == names[2]
    assert len(names[0]) == 2


def test_a_row_of_sums_owes_nothing_to_anybody(tmp_path: Path) -> None:
    with_sums = named("合计行和小计行都对（可以，不作数据）")
    assert owed(tmp_path / "sums", with_sums) == owed(tmp_path / "plain", tables())


@pytest.mark.parametrize(
    "title", ["合计行和各行之和不符", "小计行和上面几行之和不符", "合计写在户号以外的一列"]
)
def test_a_row_of_sums_that_is_wrong_stops_the_season(title: str, tmp_path: Path) -> None:
    done = settle(tmp_path, named(title))
    assert (done.exit_code, done.stdout) == (3, "")
    assert "E408" in done.stderr


@pytest.mark.parametrize("title", ["表下面写了说明和签名", "每页重复打印的标题行留在数据里"])
def test_what_stands_around_a_table_changes_no_amount(title: str, tmp_path: Path) -> None:
    assert owed(tmp_path / "with", named(title)) == owed(tmp_path / "without", tables())


def test_the_money_of_a_household_that_died_out_is_held_and_stays_in_the_sum(tmp_path: Path) -> None:
    dead = owed(tmp_path, named("一户的人都去世了，没有继承人"))
    debts = [debt for debt in dead["debts"] if debt["payee"] == "H02"]
    assert debts
    for debt in debts:
        assert debt["payable"] == "0.00"
    assert any(debt["carried"] != "0.00" and debt.get("held") == "继承待定" for debt in debts)


def test_who_died_after_the_season_is_paid_as_if_alive(tmp_path: Path) -> None:
    assert owed(tmp_path / "dead", named("在结算期以后去世")) == owed(tmp_path / "alive", tables())


def test_every_private_character_of_old_files_becomes_its_standard_one() -> None:
    """GB18030 two-byte codes that Python maps to the private area although a standard character exists."""
    assert len(PRIVATE_TO_STANDARD) == 24
    old = {ord(bytes([0xFE, low]).decode("gb18030")) for low in range(0x50, 0xA1) if low != 0x7F}
    private = {code for code in old if 0xE000 <= code <= 0xF8FF}
    assert private <= set(PRIVATE_TO_STANDARD)
    assert all(not 0xE000 <= ord(sign) <= 0xF8FF for sign in PRIVATE_TO_STANDARD.values())


def test_a_second_table_is_refused_and_not_added(tmp_path: Path) -> None:
    plots = sound().registers["地块"]
    done = settle(tmp_path, with_table("地块", [*plots, (*plots[0][:3], "备注", ""), plots[1]]))
    assert (done.exit_code, done.stdout) == (3, "")
    assert "E705" in done.stderr
