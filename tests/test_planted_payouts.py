"""Mistakes planted into payout sheets of random villages: every wrong household is found, no right one accused.

The planter knows the sheet alone. ``benchmarks/confusion.py`` prints the same for five hundred sheets.
"""

from __future__ import annotations

import ast
import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from payout_experiment import KINDS, Judged, accused, judged, settled, verified
from payout_sheets import payout_sheet
from planter import DEDUCTIONS, plant
from planter import KINDS as PLANTED
from random_villages import random_village

SEEDS = range(1, 21)
DEEP = range(21, 501)
RIGHT = (3, 8, 12)
MOST_UNTOLD = 20  # of the rows with one mistake, one in so many may be told without its kind


@cache
def known(seed: int) -> Judged:
    return judged(seed)


def assert_all_found(seed: int) -> None:
    sheet = known(seed)
    assert sheet.accused == sheet.spoiled, f"种子 {seed}"
    for difference in sheet.verification.differences:
        for cause in difference.causes:
            assert cause.amount == difference.paid


def assert_most_told(seeds: Sequence[int]) -> None:
    alone = [told for seed in seeds for told in known(seed).told if told.alone]
    untold = [(told.seed, told.planted) for told in alone if not told.hit]
    assert alone
    assert len(untold) * MOST_UNTOLD <= len(alone), untold


@pytest.mark.parametrize("seed", SEEDS)
def test_every_wrong_household_is_found_and_no_right_one_accused(seed: int) -> None:
    assert_all_found(seed)


def test_the_planted_cause_is_among_those_told() -> None:
    assert_most_told(SEEDS)


@pytest.mark.parametrize("seed", RIGHT)
def test_a_right_sheet_accuses_nobody(seed: int) -> None:
    settlement = settled(random_village(seed))
    verification = verified(payout_sheet(settlement), settlement)
    assert verification.outcomes
    assert list(accused(verification)) == []


def test_the_planter_knows_nothing_of_the_program() -> None:
    for name in ("planter.py", "sheet_columns.py"):
        tree = ast.parse((Path(__file__).parent / name).read_text("utf-8"))
        rooms = {
            module.partition(".")[0]
            for node in ast.walk(tree)
            for module in (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
        }
        assert rooms <= {
            "__future__", "collections", "dataclasses", "fractions", "random", "re", "sheet_columns", "typing",
        }  # fmt: skip


def test_what_is_planted_changes_the_amount_and_stands_in_the_sheet() -> None:
    sheet = payout_sheet(settled(random_village(5)))
    planted = plant(sheet, random.Random(5), 6)  # noqa: S311 - mistakes, no secret
    assert len(planted) == 6
    for one in planted:
        heading = one.clause if one.clause == "实发" else f"{one.clause}·金额"
        assert one.before != one.after
        assert float(sheet.cell(one.row, heading)) == float(one.after)


def test_the_kinds_of_the_planter_are_those_of_the_experiment() -> None:
    assert set(KINDS) == {*PLANTED, *DEDUCTIONS}
    assert len(set(KINDS)) >= 15


@pytest.mark.deep
@pytest.mark.parametrize("first", DEEP[::40])
def test_five_hundred_sheets(first: int) -> None:
    seeds = range(first, first + 40)
    for seed in seeds:
        assert_all_found(seed)
    assert_most_told(seeds)
    known.cache_clear()
