"""Verdict (复核的结论): what a recheck of one file gave, and of which computation the file comes."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from linkage.ground.errors import Problem, Where

AGREES, LOOK, REFUSED, ALTERED = 0, 1, 3, 5

STRIPPED = "附带的数据被去掉了"


@frozen
class Origin:
    """Of which computation a file comes: ``season`` is the season's id, ``digest`` that of its 结果.json."""

    season: str
    digest: str


@frozen
class Verdict:
    """What a recheck of one file gave.

    ``kind`` says what the file is, ``facts`` what is proven, ``altered`` where it does not agree with
    itself or the manifest, ``unchecked`` what nobody could compare. An unreadable file is a problem.
    ``origin`` is what a file that agrees with itself says of where its figures come from.
    """

    file: str
    kind: str
    facts: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    origin: Origin | None = None

    @property
    def exit_code(self) -> int:
        """5 when anything was altered, 3 when the file cannot be judged, else 0."""
        if self.altered:
            return ALTERED
        return REFUSED if self.problems else AGREES


def unreadable(path: Path, why: str) -> Problem:
    """A file that cannot be read, and why."""
    return Problem("E701", Where(path.name), "这个文件读不了", why, "请换用原件")


def stranger(path: Path) -> Problem:
    """A file that is none of ours."""
    return Problem(
        "E702", Where(path.name), "这不是告知书，也不是结果文件", "", "请给出告知书 PDF 或 结果.json"
    )
