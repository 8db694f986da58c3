"""What if: nothing replaced gives the same figure; a cell replaced gives what the season would have given."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.closing import examine
from linkage.engine.settlement import settle
from linkage.files.season_folder import read_season
from linkage.ground.errors import InputRefusedError
from linkage.ground.figure import Day, Figure, Word
from linkage.model.entitlement import Settlement
from linkage.verify.cause import Case
from linkage.verify.payout_list import ListRow, PayoutList
from linkage.verify.rework import NotReckonedError
from linkage.verify.suspect import suspects_of
from linkage.verify.what_if import Derivation, with_value
from pages import ROOT, write_season
from random_villages import CARRYING, random_village

SEEDS = (2, 5, 9, CARRYING)


@cache
def settled(seed: int) -> Settlement:
    with TemporaryDirectory() as folder:
        closing = examine(random_village(seed).write(Path(folder) / "季")).closing
    assert closing is not None
    return closing.settlement


@given(st.sampled_from(SEEDS), st.data())
def test_nothing_replaced_gives_the_same_derivation(seed: int, data: st.DataObject) -> None:
    line = data.draw(st.sampled_from(settled(seed).lines))
    derivation = Derivation(line.figure)
    again = derivation.again()
    assert again is not None
    assert again.trace() == derivation.figure.trace()


def test_every_figure_of_the_played_seasons_comes_out_again() -> None:
    """The pages of cases and the small seasons hold every operation that makes an amount."""
    seen: set[str] = set()
    for page in (
        *(ROOT / "docs" / "cases").glob("*.md"),
        *(ROOT / "tests" / "engine" / "seasons").glob("*.md"),
    ):
        for figure in _figures_of(page):
            derivation = Derivation(figure)
            again = derivation.again()
            assert again is not None, page.name
            assert again.trace() == figure.trace(), page.name
            seen |= {node.op for node in derivation.nodes.values()}
    assert {"share", "level", "queue", "group", "band", "tiers", "mean_quote", "escalate", "periods"} <= seen


def _figures_of(page: Path) -> Iterator[Figure]:
    """The figures of a page; none where it holds no season, or one that is refused."""
    with TemporaryDirectory() as folder:
        try:
            read = read_season(write_season(page, Path(folder) / page.stem))
            if read.problems:
                return
            made = settle(read.arrangements, read.books)
        except (InputRefusedError, LookupError, ValueError):
            return
    yield from (line.figure for line in made.lines)
    yield from (reason.figure for reason in made.reasons if reason.figure is not None)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_reason_comes_to_nought_again(seed: int) -> None:
    found = [reason.figure for reason in settled(seed).reasons if reason.figure is not None]
    again = [Derivation(figure).again() for figure in found]
    assert found
    assert [figure.value for figure in again if figure is not None] == [figure.value for figure in found]


@pytest.mark.parametrize(
    ("seed", "sheet", "column", "text"),
    [(2, "地块", 2, "5.21"), (5, "交售", 5, "77.77"), (9, "代销", 3, "23456.78")],
)
def test_a_cell_replaced_gives_what_the_season_would_have_given(
    seed: int, sheet: str, column: int, text: str
) -> None:
    """The engine settles the village with another number in a cell; every term's line comes out alike."""
    village = random_village(seed)
    household = next(
        line.payee for line in settled(seed).lines if _cell_of(line.figure, sheet, column) is not None
    )
    with TemporaryDirectory() as folder:
        place = village.write(Path(folder) / "季")
        register = place / "台账" / f"{sheet}.csv"
        rows = list(csv.reader(register.read_text("utf-8").splitlines()))
        number = next(
            int(str(cell.origin.where.cell)[1:])
            for line in settled(seed).lines
            if line.payee == household and (cell := _cell_of(line.figure, sheet, column)) and cell.origin
        )
        rows[number - 1][column] = text
        with register.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
        closing = examine(place).closing
    assert closing is not None
    after = {(line.payee, line.clause): line.amount for line in closing.settlement.lines}
    compared = 0
    for line in settled(seed).lines:
        term = any(term.name == line.clause for _, term in settled(seed).terms())
        for suspect in suspects_of(_case(settled(seed), line.payee, line.clause)) if term else ():
            cells = [
                node
                for node in suspect.derivation.of("cell")
                if node.origin is not None
                and node.origin.where.sheet == sheet
                and node.origin.where.cell == f"{'ABCDEFG'[column]}{number}"
            ]
            if cells:
                compared += 1
                made = suspect.derivation.what_if({id(cell): Fraction(text) for cell in cells})
                assert made is not None
                assert made.value * 100 == after[line.payee, line.clause].fen
    assert compared


def _cell_of(figure: Figure, sheet: str, column: int) -> Figure | None:
    for leaf in figure.leaves():
        if isinstance(leaf, Figure) and leaf.op == "cell" and leaf.origin is not None:
            where = leaf.origin.where
            if where.sheet == sheet and where.cell.startswith("ABCDEFG"[column]):
                return leaf
    return None


def _case(settlement: Settlement, payee: str, clause: str) -> Case:
    row = ListRow(2, {})
    amount = next(line.amount for line in settlement.lines if (line.payee, line.clause) == (payee, clause))
    return Case(settlement, PayoutList("表.csv", "", (), (row,)), row, payee, clause, amount, amount)


def test_what_cannot_be_reckoned_is_nothing() -> None:
    line = next(line for line in settled(5).lines if line.clause == "订单货款")
    derivation = Derivation(line.figure)
    grade = next(node for node in derivation.nodes.values() if isinstance(node, Word))
    assert derivation.what_if({id(grade): "特级"}) is None


def test_a_node_takes_values_of_its_own_sort_only() -> None:
    line = settled(5).lines[0]
    day = next(leaf for one in settled(5).lines for leaf in one.figure.leaves() if isinstance(leaf, Day))
    with pytest.raises(NotReckonedError):
        with_value(line.figure, "五")
    with pytest.raises(NotReckonedError):
        with_value(day, Fraction(5))
