"""Reads the pages under docs/ that hold a whole season, and plays them."""

from __future__ import annotations

import re
from pathlib import Path

from attrs import frozen

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
    """Write the files a page shows into a season folder."""
    for kind, name, text in _FENCE.findall(page.read_text(encoding="utf-8")):
        target = folder / name if kind == "yaml" else folder / "台账" / f"{name}.csv"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def expected(page: Path) -> list[Expected]:
    """The rows of the page's table of entitlements."""
    return [Expected(**match.groupdict()) for match in _ROW.finditer(page.read_text(encoding="utf-8"))]
