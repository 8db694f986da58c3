"""An invented village is read without a problem, settles, is proved, and is nobody's."""

from __future__ import annotations

import collections
import datetime
from pathlib import Path

import pytest
from attrs import evolve

from linkage.closing import close
from linkage.engine.settlement import settle
from linkage.files.new_season import shared_registers
from linkage.files.pattern_reader import patterns
from linkage.files.season_folder import read_contents
from linkage.ground.errors import UsageError
from linkage.invented.county import County
from linkage.invented.mixtures import MIXTURES, PER_HOUSEHOLD, mixture_of
from linkage.invented.names import village_name
from linkage.invented.village import Village, village

SEED = 4


def contents(made: Village, *, workbook: bool = False) -> dict[str, bytes]:
    """The files of a season folder in memory."""
    if workbook:
        return {**made.papers(), "台账.xlsx": made.workbook()}
    pieces: dict[str, bytes] = collections.defaultdict(bytes)
    for sheet, piece in made.tables():
        pieces[f"台账/{sheet}.csv"] += piece
    return {**made.papers(), **pieces}


def written(made: Village, folder: Path) -> Path:
    for name, data in contents(made).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize("at", range(len(MIXTURES)))
def test_a_village_of_every_kind_settles_and_nothing_is_refused(at: int, tmp_path: Path) -> None:
    made = Village(at, SEED, 12, MIXTURES[at])
    closing = close(written(made, tmp_path))
    assert [str(one) for one in closing.findings if one.severity == "拒绝"] == []
    assert [note.code for note in closing.notes if note.code != "W302"] == []
    # Nobody's money is late on the day of the papers, and what has to be posted was.
    assert [str(one) for one in closing.findings if one.code in {"C791", "C615"}] == []
    payees = {line.payee.partition(".")[0] for line in closing.settlement.lines if line.payee[0].isupper()}
    assert len(payees) >= 6


def test_all_patterns_come_up_and_none_reads_the_rows_of_another() -> None:
    assert {name for mixture in MIXTURES for name in mixture.names} == set(patterns())
    assert [shared_registers(mixture.patterns) for mixture in MIXTURES] == [{}] * len(MIXTURES)
    asked = {fact.name for pattern in patterns().values() for fact in pattern.facts}
    assert asked - {"出表日"} == set(PER_HOUSEHOLD)
    turns = [mixture_of(number, SEED) for number in range(len(MIXTURES))]
    assert set(turns) == set(MIXTURES)


def test_households_differ_as_in_a_real_village() -> None:
    made = Village(0, SEED, 80, MIXTURES[0])
    rows = collections.Counter((sheet, str(row.get("户号"))) for sheet, row in made.rows())
    people = [count for (sheet, _), count in rows.items() if sheet == "名册"]
    assert {1, 2, 3, 4} <= set(people)
    delivered = {number: count for (sheet, number), count in rows.items() if sheet == "交售"}
    assert len(delivered) < 80
    assert max(delivered.values()) >= 10 * min(delivered.values())
    roster = [row for sheet, row in made.rows() if sheet == "名册"]
    assert len({row["组"] for row in roster}) == 3
    assert len({row["证件号"] for row in roster}) == len(roster)
    assert {row.get("版式") for row in roster} >= {"大字", "普通"}


def test_no_row_is_told_twice() -> None:
    """A season with a row that stands twice is refused (E413)."""
    made = Village(17, 7, 500, mixture_of(17, 7))
    seen = collections.Counter(
        (sheet, *sorted((key, str(value)) for key, value in row.items())) for sheet, row in made.rows()
    )
    assert [row for row, count in seen.items() if count > 1] == []
    assert any(row[0] == "积分" for row in seen)


def test_a_workbook_and_tables_say_the_same() -> None:
    made = Village(3, SEED, 5, MIXTURES[0])
    read = [read_contents(contents(made, workbook=workbook)) for workbook in (True, False)]
    assert [one.problems for one in read] == [(), ()]
    settled = [settle(one.arrangements, one.books) for one in read]
    lines = [[(line.payee, line.clause, line.amount) for line in one.lines] for one in settled]
    assert lines[0] == lines[1]
    assert len(lines[0]) > 15
    assert read[0].books.households.keys() == read[1].books.households.keys()


def test_a_seed_gives_the_same_bytes_and_another_gives_others() -> None:
    assert contents(village(2, SEED, 4)) == contents(village(2, SEED, 4))
    assert contents(village(2, SEED, 4)) != contents(village(2, SEED + 1, 4))
    one, other = village(2, SEED, 4), village(2, SEED, 5)
    common = [row for row in one.rows() if row[0] in {"名册", "交售", "股份", "用工"}]
    assert [row for row in other.rows() if row in common] == common


def test_no_two_villages_of_a_county_have_a_name_or_number_in_common() -> None:
    assert len({village_name(number, SEED) for number in range(500)}) == 500
    first = [str(next(row["户号"] for _, row in village(number, SEED, 1).rows())) for number in range(500)]
    assert len(set(first)) == 500


def test_a_county_is_written_whole_and_over_nothing(tmp_path: Path) -> None:
    county = County(2, 3, SEED)
    told: list[tuple[str, int, int]] = []
    county.write(tmp_path / "县", lambda *said: told.append(said))
    assert told == [("样例村", 1, 2), ("样例村", 2, 2)]
    folders = sorted(path.name for path in (tmp_path / "县").iterdir())
    assert folders == [village(number, SEED, 3).folder for number in range(2)]
    assert (tmp_path / "县" / folders[0] / "台账.xlsx").is_file()
    with pytest.raises(UsageError, match="已经存在"):
        county.write(tmp_path / "县")
    evolve(county, as_tables=True).write(tmp_path / "另一个")
    assert (tmp_path / "另一个" / folders[0] / "台账" / "名册.csv").is_file()


def test_what_is_cut_short_leaves_nothing(tmp_path: Path) -> None:
    def stop(_: str, done: int, __: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        County(3, 3, SEED).write(tmp_path / "县", stop)
    assert list(tmp_path.iterdir()) == []


def test_who_worked_is_paid_the_month_after() -> None:
    at = next(at for at, one in enumerate(MIXTURES) if "劳务用工" in one.names)
    rows = list(Village(at, SEED, 12, MIXTURES[at]).rows())
    worked = {
        (row["户号"], row["成员号"], f"{day.month % 12 + 1:02d}")
        for sheet, row in rows
        if sheet == "用工" and isinstance(day := row["日期"], datetime.date)
    }
    paid = {(row["户号"], row["成员号"], f"{row['日期']:%m}") for sheet, row in rows if sheet == "已付"}
    assert paid == {one for one in worked if one[-1] != "01"}
    assert paid < worked
