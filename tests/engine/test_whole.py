"""Seasons told whole: every line, reason, pool, debt and refusal with its derivation, against a golden page.

The seasons are those of `docs/cases`, whose pages show the arithmetic by hand, and of `tests/engine/seasons` for
what no page shows; there the second evaluator has to agree. `--bless` writes `tests/golden/settlements.txt` anew
after a change: read the difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import unified_diff
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from linkage.closing import close
from linkage.engine.settlement import settle
from linkage.files.season_folder import read_season
from linkage.ground.errors import InputRefusedError, Problem
from linkage.ground.figure import Figure
from linkage.model.entitlement import Debt, PoolOutcome, Settlement, StepOutcome
from pages import ROOT, write_season

GOLDEN = ROOT / "tests" / "golden" / "settlements.txt"
OWN = ROOT / "tests" / "engine" / "seasons"
#: The played pages whose seasons are told here, by their numbers.
NUMBERS = (
    "01 02 03 04 05 06 12 14 16 21 22 23 30 31 32 33 34 35 36 37 38 41 42 43 44 45 50 51 53 55 58 59 66 67 69"
    " 70 72 74 76 77 78 79 80 82 83 85 90 91 92 93 94 101 110 111"
)
_MARK = "## "


def pages() -> Sequence[Path]:
    played = (next((ROOT / "docs" / "cases").glob(f"{number}-*.md")) for number in NUMBERS.split())
    return [*played, *sorted(OWN.glob("*.md"))]


def whole(page: Path, folder: Path) -> list[str]:
    """Everything that comes of a season, a line a statement."""
    read = read_season(write_season(page, folder / page.stem))
    said = [f"不能读 {_problem(problem)}" for problem in read.problems]
    try:
        settled = settle(read.arrangements, read.books) if read.arrangements else None
    except InputRefusedError as refused:
        return [*said, *(f"不能算 {_problem(problem)}" for problem in refused.problems)]
    return said if read.problems or settled is None else list(_told(settled))


def _problem(problem: Problem) -> str:
    return str(problem).replace("\n", "；")


def _told(settled: Settlement) -> Iterable[str]:
    codes = " ".join(arrangement.code for arrangement in settled.arrangements)
    yield f"结算 {codes} {' '.join(settled.books.households)}"
    for line in settled.lines:
        who = f"{line.payee} {line.name} {'本人 ' if line.person else ''}← {line.payer} {line.arrangement}"
        yield f"应得 {who} {line.clause} {line.income}/{line.kind} {line.amount} {line.cite}"
        yield from _figure(line.figure)
    for reason in settled.reasons:
        yield f"没有 {reason.payee} {reason.clause}：{reason.why}"
        yield from _figure(reason.figure)
    for pool in settled.pools:
        yield from _pool(pool)
    yield from map(_debt, settled.debts)
    for finding in settled.findings:
        yield f"发现 {finding.code} {finding.severity} {finding.where}：{finding.message}（{finding.ground}）"
    for one in settled.fractions:
        yield f"零头 {one.payee} {one.clause} {one.fraction}"
        yield from _figure(one.figure)
    for account in settled.accounts.members if settled.accounts is not None else ():
        items = " ".join(f"{entry.item}{entry.kind} {entry.figure.money}" for entry in account.entries)
        yield f"账户 {account.payee} {account.name} {account.standing} {items}"


def _debt(debt: Debt) -> str:
    sums = (debt.opening, debt.gross, debt.deducted, debt.paid, debt.payable, debt.carried, debt.recovered)
    return f"往来 {debt.payer} → {debt.payee} {' '.join(map(str, sums))} {debt.held}".rstrip()


def _pool(pool: PoolOutcome) -> Iterable[str]:
    yield f"分配 {pool.pool.name} {pool.payer} {pool.season} 进 {pool.taken_in} 亏 {pool.loss} 余 {pool.kept}"
    yield f"  尾差 {pool.remainder} 归 {pool.remainder_owner or '无'} 末位 {pool.cutoff}"
    yield from _figure(pool.source)
    for inflow in pool.inflows:
        yield from _figure(inflow)
    for step in pool.steps:
        yield from _step(step)


def _step(step: StepOutcome) -> Iterable[str]:
    to = f"{step.step.number} {step.name} → {step.to} {step.amount}"
    yield f"  第 {to} 末位 {step.cutoff} 权数 {step.weights} 补 {step.backstop or '无'}"
    yield from _figure(step.figure)
    yield from _figure(step.asked)
    for name, figure in step.earmarks:
        yield f"    其中 {name}"
        yield from _figure(figure)


def _figure(figure: Figure | None) -> Iterable[str]:
    return () if figure is None else _node(figure.trace(), 2)


def _node(node: Mapping[str, Any], depth: int) -> Iterable[str]:
    """A derivation as the result document holds it, a step a line, indented."""
    words = [str(node[key]) for key in ("name", "op", "value", "unit") if node.get(key)]
    words += [f"{key}={value}" for key, value in node.get("params", {}).items()]
    words += [f"〔{cite['kind']} {cite['title']} {cite['article']}〕" for cite in node.get("cites", ())]
    yield "  " * depth + " ".join(words)
    for part in node.get("args", ()):
        yield from _node(part, depth + 1)


@pytest.fixture(scope="module")
def golden(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The golden page, cut at its headings."""
    if request.config.getoption("--bless"):
        tell = partial(whole, folder=tmp_path_factory.mktemp("seasons"))
        parts = ["\n".join([f"{_MARK}{page.stem}", *tell(page), ""]) for page in pages()]
        GOLDEN.write_text("\n".join(parts), encoding="utf-8")
    parts = GOLDEN.read_text(encoding="utf-8").removeprefix(_MARK).split(f"\n{_MARK}")
    return {name: body.strip("\n") for name, _, body in (part.partition("\n") for part in parts)}


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_a_season_told_whole(page: Path, tmp_path: Path, golden: Mapping[str, str]) -> None:
    different = unified_diff(golden[page.stem].split("\n"), whole(page, tmp_path), "golden", "told", n=0)
    assert list(islice(different, 30)) == []


@pytest.mark.parametrize("name", ["exit-and-tax", "terms"])
def test_derivations_that_were_not_held_are_told_the_same(
    name: str, tmp_path: Path, golden: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linkage.engine.term.REMEMBERED", 1)
    assert whole(OWN / f"{name}.md", tmp_path) == golden[name].split("\n")


def test_nothing_else_stands_on_the_golden_page(golden: Mapping[str, str]) -> None:
    assert list(golden) == [page.stem for page in pages()]


@pytest.mark.parametrize(
    "name", ["exit-and-tax", "held-and-feeding", "pools-limits", "pools-nobody", "terms", "weights"]
)
def test_the_second_evaluator_agrees(name: str, tmp_path: Path, golden: Mapping[str, str]) -> None:
    lines = close(write_season(OWN / f"{name}.md", tmp_path / name)).result["lines"]
    assert isinstance(lines, list)
    assert len(lines) == sum(said.startswith("应得") for said in golden[name].split("\n"))
