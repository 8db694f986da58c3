"""Annotating (批注): what the examination of a season found, laid on a copy of its registers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from linkage.check import NOTE, decided
from linkage.closing import Closing, Examination
from linkage.files.annotated_copy import annotated_copy, is_annotated_copy
from linkage.files.annotation import PROBLEM, Annotation
from linkage.files.season_folder import TABLES, WORKBOOK
from linkage.ground.disk import Disk
from linkage.ground.errors import Problem, Where
from linkage.ground.single_file import place_for, write_single
from linkage.model.entitlement import Finding

WHAT = "批注副本"

_PLACE = re.compile(r"([^〔〕]+)〔([^〔〕]+)〕([A-Z]{1,3}[1-9][0-9]*)(?: ([^〔〕]*))?")
_PAYEE = re.compile(r"([A-Z0-9][A-Z0-9-]{0,19})(?:\.([0-9]{1,3}))?(?![A-Za-z0-9.-])")


def place_for_copy(path: Path, season: Path) -> Path:
    """Say where the copy will stand, before the season is read; see :func:`place_for`."""
    return place_for(path, suffix=".xlsx", season=season)


def annotate_season(examined: Examination, target: Path, *, disk: Disk | None = None) -> str:
    """Write the annotated copy and say in a sentence what became of it; see :func:`write_single`."""
    said = [*remarks_of(examined)]
    files = {name: data for name, data in examined.contents.items() if _is_register(name)}
    copy = annotated_copy(files, said)
    if copy is None:
        return f"台账打不开，没有可以批注的表，没有写 {target.name}。问题见上面。"
    write_single(target, copy, ours=is_annotated_copy, what=WHAT, disk=disk)
    in_cells = sum(one.place is not None for one in said)
    counted = f"{len(said)} 处，其中 {in_cells} 处标在格子里，都列在首页"
    return f"{WHAT}写在 {target}：{counted}。只供查看，请改原来的台账。"


def _is_register(name: str) -> bool:
    return name == WORKBOOK or name.startswith(f"{TABLES}/")


def remarks_of(examined: Examination) -> Iterator[Annotation]:
    """Everything the examination found, each with its place: problems, findings, notes of the reader."""
    for problem in examined.problems:
        yield Annotation(problem.where, PROBLEM, _told(problem))
    closing = examined.closing
    answers = decided(closing.settlement) if closing is not None else {}
    for finding in examined.findings:
        where, words = place_of(finding, closing), _sentence(finding)
        if finding in answers:
            yield Annotation(where, NOTE, f"{words}{answers[finding]}")
        else:
            yield Annotation(where, finding.severity, words)
    for note in examined.notes:
        yield Annotation(note.where, NOTE, _told(note))


def _told(problem: Problem) -> str:
    parts = [part.rstrip("。") for part in (problem.what, problem.why, problem.remedy) if part]
    return f"{problem.code} {'。'.join(parts)}。"


def _sentence(finding: Finding) -> str:
    place = "" if _PLACE.fullmatch(finding.where) else f"{finding.where}："
    return f"{finding.code} {place}{finding.message.rstrip('。')}。依据：{finding.ground}。"


def place_of(finding: Finding, closing: Closing | None) -> Where:
    """The cell a finding speaks of: the one it names, or the row of the household or person on the roster."""
    found = _PLACE.fullmatch(finding.where)
    if found is not None:
        file, sheet, cell, heading = found.groups(default="")
        return Where(file, sheet=sheet, cell=cell, heading=heading)
    payee = _PAYEE.match(finding.where)
    household = closing.settlement.books.households.get(payee[1]) if closing and payee else None
    if payee is None or household is None:
        return Where(finding.where)
    member = next((one for one in household.members if one.number == payee[2]), household.head)
    return member.row.where("户号")
