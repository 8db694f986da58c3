"""Reads the pages under docs/ that hold a whole season, and plays them."""

from __future__ import annotations

import re
from pathlib import Path

from attrs import frozen

from linkage.engine.settlement import settle
from linkage.files.season_folder import read_season
from linkage.model.entitlement import Settlement
from linkage.words.explain import numbers

ROOT = Path(__file__).resolve().parents[1]
_FENCE = re.compile(r"^```(\w+) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ROW = re.compile(
    r"^\| (?P<payee>\S+) \| (?P<clause>\S+) \| (?P<amount>[\d,.]+) \| (?P<formula>.+) \|$", re.MULTILINE
)


@frozen
class Expected:
    """A row of a page's table: who gets what under which clause, and a piece of its formula."""

    payee: str
    clause: str
    amount: str
    formula: str


def write_season(page: Path, folder: Path) -> Path:
    """Write the files a page shows into a season folder; ``上季/名册`` goes into that other season's folder.

    A name that ends in .csv is no register: ``./发放表.csv`` stands beside the season.
    """
    for kind, name, text in _FENCE.findall(page.read_text(encoding="utf-8")):
        season, _, file = name.rpartition("/")
        root = folder.parent / season if season else folder
        plain = kind == "yaml" or file.endswith(".csv")
        target = root / file if plain else root / "台账" / f"{file}.csv"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def expected(page: Path) -> list[Expected]:
    """The rows of the page's table of entitlements."""
    return [Expected(**match.groupdict()) for match in _ROW.finditer(page.read_text(encoding="utf-8"))]


def play(name: str, folder: Path) -> tuple[Settlement, list[Expected]]:
    """Settle the season that ``docs/rules/NAME.md`` shows; return it with the rows the page promises."""
    page = ROOT / "docs" / "rules" / f"{name}.md"
    read = read_season(write_season(page, folder))
    assert [str(problem) for problem in read.problems] == []
    return settle(read.arrangements, read.books), expected(page)


def assert_page_is_true(name: str, folder: Path) -> Settlement:
    """Compare every line of the season with the page's table, formula included."""
    settlement, promised = play(name, folder)
    lines = {(line.payee, line.clause): line for line in settlement.lines}
    assert {(row.payee, row.clause): row.amount for row in promised} == {
        key: str(line.amount) for key, line in lines.items()
    }
    for row in promised:
        assert row.formula == numbers(lines[row.payee, row.clause].figure)
    return settlement
