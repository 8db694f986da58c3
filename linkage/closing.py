"""Closing (结账): one season from its folder to checked amounts, findings and the result document.

The folder is read; what is wrong in it comes back all at once. What was settled is written down as the
result document, and that document is evaluated a second time by :mod:`linkage.checker`, against texts read a
second time: a difference of one fen, or one household without a line or a reason, stops everything. Nothing
here reads a clock or writes a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import evolve, field, frozen

from linkage.bank.order import PROFILES
from linkage.check import FINAL, judge, withheld
from linkage.checker import check_result
from linkage.engine.packed_result import PackedResult
from linkage.engine.settlement import settle
from linkage.files.bank_profiles import is_bank
from linkage.files.plan import in_plan, replaced, with_plan
from linkage.files.raw_texts import UnreadableTextError, read_raw
from linkage.files.season_folder import (
    UNREADABLE,
    ReadSeason,
    folder_contents,
    read_contents,
    read_season,
)
from linkage.ground.disk import TooLargeError, read_at_most
from linkage.ground.errors import InputRefusedError, IntegrityAlarmError, Problem, Where
from linkage.ground.figure import Json
from linkage.ground.source import LARGEST_FILE, SYNTAX, TOO_LARGE
from linkage.lint import Unreckoned, ask_lints
from linkage.model.entitlement import Finding, Settlement

#: How many disagreements are told; the first ones lead to the cause.
_TOLD = 10

#: Under this name the settlement carries its result document, from which a statement takes its twin.
RESULT = "result"

#: Of several outcomes the worst decides: alarm, our fault, environment, refused, something to look at, done.
_WORST_FIRST = (5, 70, 4, 3, 1, 0)

DONE, LOOK, REFUSED = 0, 1, 3


@frozen
class Closing:
    """Everything a season produced: what the commands and users of the library hold."""

    path: Path
    settlement: Settlement
    document: PackedResult
    notes: tuple[Problem, ...] = ()

    @property
    def result(self) -> dict[str, Json]:
        """The result document with every derivation in it, made at the first call and kept."""
        return self.document.whole()

    @property
    def result_bytes(self) -> bytes:
        """The bytes of 结果.json."""
        return b"".join(self.document.pieces())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What law and plan dislike."""
        return self.settlement.findings

    @property
    def withheld(self) -> tuple[Finding, ...]:
        """The refusals that no decision overrides: with any of them no payable paper is made."""
        return withheld(self.settlement)

    @property
    def final(self) -> bool:
        """Whether papers may call themselves final."""
        return self.settlement.extras.get("state") == FINAL

    @property
    def exit_code(self) -> int:
        """0 when there is nothing to look at, else 1."""
        return LOOK if self.findings else DONE


@frozen
class Examination:
    """What reading and settling found: every problem of the input, or the season closed.

    ``findings`` is what law and plan dislike: of the plan alone when the season could not be reckoned.
    ``contents`` are the bytes that were read, by name: the sheets in which all this stands.
    """

    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    closing: Closing | None
    findings: tuple[Finding, ...] = ()
    contents: Mapping[str, bytes] = field(factory=dict, repr=False, eq=False)


def examine(path: Path) -> Examination:
    """Read and settle a season, and give whatever was found.

    Raises :class:`IntegrityAlarmError` when the two evaluations do not agree.
    """
    season = read_season(path)
    return evolve(_examine(path, season), contents=season.contents)


def _examine(path: Path, season: ReadSeason) -> Examination:
    notes = tuple(season.notes)
    if season.problems:
        return Examination(InputRefusedError(season.problems).problems, notes, None)
    linted = ask_lints(unreckoned(season))
    try:
        settled = settle(season.arrangements, season.books, season.laws, season.charter)
    except InputRefusedError as refused:
        return Examination(refused.problems, notes, None, linted)
    found = (*settled.findings, *linted)
    banks = {name: data.decode("utf-8-sig") for name, data in season.contents.items() if is_bank(name)}
    settlement = judge(
        evolve(
            settled,
            extras={**settled.extras, PROFILES: dict(sorted(banks.items()))},
            inputs=tuple(season.inputs),
            findings=found,
            laws=season.laws,
            charter=season.charter,
            theme=season.theme,
        )
    )
    result = PackedResult(settlement, season.inputs)
    evaluate_again(season.contents, result)
    settlement = evolve(settlement, extras={**settlement.extras, RESULT: result})
    return Examination((), notes, Closing(path, settlement, result, notes), settlement.findings)


def unreckoned(season: ReadSeason) -> Unreckoned:
    """What the lints look at: the season as it was read, before anything is reckoned."""
    adopted = season.charter.adopted if season.charter is not None else None
    return Unreckoned(season.arrangements, season.books, season.laws, season.words, adopted, season.charter)


def close(path: Path) -> Closing:
    """Close the season in this folder.

    Raises :class:`InputRefusedError` with every problem of the input, and
    :class:`IntegrityAlarmError` when the two evaluations do not agree.
    """
    return _closed(examine(path))


def close_contents(path: Path, contents: Mapping[str, bytes], problems: Iterable[Problem] = ()) -> Closing:
    """Close a season from the bytes of its files by name; ``path`` is where they came from, not looked at.

    ``problems`` is what was wrong with the folder. Raises as :func:`close` does.
    """
    return _closed(_examine(path, read_contents(contents, problems=problems)))


def _closed(examined: Examination) -> Closing:
    if examined.closing is None:
        raise InputRefusedError(examined.problems)
    return examined.closing


def close_plan(path: Path, plan: Path) -> Closing:
    """Close the season in this folder with a plan (方案) in the place of its arrangement.

    Raises :class:`InputRefusedError` with every problem of plan and registers together, and
    :class:`IntegrityAlarmError` when the two evaluations do not agree.
    """
    problems: list[Problem] = []
    contents = folder_contents(path, problems)
    try:
        data = read_at_most(plan, LARGEST_FILE)
    except TooLargeError as error:
        raise InputRefusedError([*problems, TOO_LARGE.at(Where(plan.name), size=error.size)]) from error
    except OSError as error:
        cause = error.strerror or ""
        raise InputRefusedError([*problems, UNREADABLE.at(Where(plan.name), cause=cause)]) from error
    place = replaced(contents, data)[0]
    examined = _examine(path, read_contents(with_plan(contents, data), problems=problems))
    if examined.closing is None:
        raise InputRefusedError(in_plan(examined.problems, place, plan.name))
    return examined.closing


def evaluate_again(contents: Mapping[str, bytes], result: Mapping[str, Json]) -> None:
    """Prove a result document against the texts of the season's files, taken apart a second time.

    Raises :class:`IntegrityAlarmError` with the first disagreements, and :class:`InputRefusedError` for a
    text that only one of the two readings understands.
    """
    try:
        raw = read_raw(contents)
    except UnreadableTextError as error:
        place = Where(error.file, line=error.line, column=error.column)
        words = {"cause": "有的程序读得出来，有的读不出来", "remedy": "请删去这一行里的制表符，改用空格"}
        raise InputRefusedError([SYNTAX.at(place, **words)]) from error
    found = check_result(result, raw.cells, raw.roster, raw.clauses)
    if found:
        raise IntegrityAlarmError("两次计算不一致，已停止，未写入任何文件。\n" + "\n".join(listed(found)))


def listed(found: Sequence[object]) -> list[str]:
    """Tell the first disagreements, one a line."""
    lines = [f"  {disagreement}" for disagreement in found[:_TOLD]]
    return [*lines, f"  ……共 {len(found)} 处"] if len(found) > _TOLD else lines


def worst(codes: Iterable[int]) -> int:
    """Of several exit codes give the one that decides.

    >>> worst([0, 1, 3, 0]), worst([1, 0]), worst([])
    (3, 1, 0)
    """
    seen = set(codes)
    return next((code for code in _WORST_FIRST if code in seen), DONE)
