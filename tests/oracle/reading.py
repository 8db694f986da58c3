"""A season folder as plain text: registers from CSV, arrangements from YAML, nothing converted."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from oracle.days import Day, day_of, period

Row: TypeAlias = Mapping[str, str]
_HEADING = re.compile(r"(.+?)（(.+)）")


@dataclass(frozen=True)
class Village:
    """What the folder says."""

    tables: Mapping[str, list[Row]]
    arrangements: list[dict[str, Any]]
    charter: Mapping[str, str]

    def rows(self, sheet: str) -> list[Row]:
        """The rows of a register; none when there is no such file."""
        return self.tables.get(sheet, [])

    @property
    def households(self) -> list[str]:
        """Every household of the roster."""
        return sorted({row["户号"] for row in self.rows("名册")})

    def ends_of_person(self, household: str, member: str) -> list[Day]:
        """The last day of membership and the day of death, as far as written."""
        found = [
            row["成员至"]
            for row in self.rows("名册")
            if (row["户号"], row["成员号"]) == (household, member) and row.get("成员至")
        ]
        found += [
            row["日期"]
            for row in self.rows("事件")
            if (row["事件"], row["户号"], row["成员号"]) == ("死亡", household, member)
        ]
        return [day for text in found if (day := day_of(text)) is not None]

    def dead(self, household: str, member: str, day: Day) -> bool:
        """Whether somebody has died by that day."""
        return any(
            (row["事件"], row["户号"], row["成员号"]) == ("死亡", household, member)
            and Day.fromisoformat(row["日期"]) <= day
            for row in self.rows("事件")
        )


def read(folder: Path) -> Village:
    """Read a season folder."""
    arrangements = [_yaml(path) for path in sorted(folder.glob("合作*.yaml"))]
    charter = folder / "章程.yaml"
    values = _yaml(charter)["数值"] if charter.exists() else {}
    return Village(
        {path.stem: list(_records(path)) for path in sorted((folder / "台账").glob("*.csv"))},
        arrangements,
        {name: value["值"] for name, value in values.items()},
    )


def _yaml(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    return found


def _records(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        headings, *records = list(csv.reader(file))
    for record in records:
        row: dict[str, str] = {}
        for heading, text in zip(headings, record, strict=True):
            found = _HEADING.fullmatch(heading)
            row[found[1] if found else heading] = text.strip()
            if found:
                row[f"{found[1]}的单位"] = found[2]
        yield row


def season_of(arrangement: Mapping[str, Any]) -> tuple[Day, Day]:
    """The first and the last day."""
    return period(arrangement["期间"])


def codes(village: Village) -> dict[str, str]:
    """The code of a party by its role."""
    return {
        role: party["代码"]
        for arrangement in village.arrangements
        for role, party in arrangement["当事人"].items()
        if role != "农户"
    }


def concerns(row: Row, clause: str, code: str) -> bool:
    """Whether a row belongs to a clause: by name, by 编号/name, by 编号, or by naming none."""
    named = row.get("条款", "").split("、")
    return bool({"", clause, f"{code}/{clause}", code}.intersection(named))
