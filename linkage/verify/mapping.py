"""Mapping (定列): the way from a file to a list whose columns somebody has confirmed.

A file of columns is taken when it fits; a person at a terminal is asked once; else the proposal is printed,
ready to be saved, and nothing is verified.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from linkage.console import terminal
from linkage.files.register_faults import TOO_LARGE
from linkage.files.workbook_reader import LARGEST_FILE
from linkage.ground.disk import TooLargeError, is_there, read_at_most
from linkage.ground.errors import EnvironmentTroubleError, InputRefusedError, UsageError, Where
from linkage.ground.single_file import place_for, write_single
from linkage.verify.asking import confirmed
from linkage.verify.column_plan import ColumnPlan, read_plan, written_plan
from linkage.verify.columns import propose
from linkage.verify.list_reader import MISFITS, read_list
from linkage.verify.payout_list import PayoutList

#: Exit code: the columns are not known, and nobody could be asked.
NO_MAPPING = 2


def mapped(
    payouts: Path, columns: Path | None, save: Path | None, day: datetime.date, season: Path | None = None
) -> PayoutList | None:
    """Read a payout list by its file of columns or by a person's answers.

    Gives nothing when its columns stay unknown; the proposal was printed then. The list may have problems.
    Nothing is saved into ``season``.
    Raises :class:`UsageError` for files that are not there, :class:`InputRefusedError` for a file of columns
    that cannot be read.
    """
    data = _bytes(payouts, "发放表")
    file = payouts.name
    place = place_for(save, suffix=save.suffix.lower(), season=season) if save is not None else None
    if place is not None and is_there(place) and (columns is None or _stands(columns) != place):
        raise UsageError(f"“{place.name}”已经存在，没有覆盖。请换一个名称，或用 --columns 给出它。")
    if columns is not None:
        plan, problems = read_plan(columns.name, _bytes(columns, "列文件"))
        if plan is None:
            raise InputRefusedError(problems)
        paid = read_list(file, data, plan, day)
        misfit = [problem for problem in paid.problems if problem.code in MISFITS]
        if not misfit:
            _save(place, plan)
            return paid
        for problem in misfit:
            terminal.tell(str(problem))
    proposal = propose(file, data)
    if proposal.plan is None:
        return PayoutList(file, "", (), (), problems=proposal.problems, day=day)
    if not terminal.answers():
        terminal.write(written_plan(proposal.plan).encode("utf-8"))
        terminal.tell(
            "还没有人确认每一列是什么，没有核对。请把上面的提议存成文件，核对以后再运行："
            f"linkage verify {file} --columns 列.yaml"
        )
        return None
    plan = confirmed(proposal.plan, lambda one: read_list(file, data, one, day))
    _save(place, plan)
    return read_list(file, data, plan, day)


def _stands(path: Path) -> Path:
    """Where a file stands, links on the way to it followed, but not itself."""
    return path.absolute().parent.resolve() / path.name


def _bytes(path: Path, what: str) -> bytes:
    """The bytes of a file that has to be there."""
    try:
        if not path.exists():
            raise UsageError(f"没有找到{what}“{path.name}”。")
        if not path.is_file():
            raise UsageError(f"“{path.name}”不是文件，不能当{what}。")
        return read_at_most(path, LARGEST_FILE)
    except TooLargeError as error:
        size = TOO_LARGE.at(Where(path.name), size=error.size, limit=LARGEST_FILE)
        raise InputRefusedError([size]) from error
    except OSError as error:
        raise EnvironmentTroubleError(f"读不了{what}“{path.name}”：{error.strerror}。") from error


def _save(place: Path | None, plan: ColumnPlan) -> None:
    """Keep a plan; the file appears whole or not at all, and over nothing but a plan."""
    if place is None:
        return

    def is_plan(data: bytes) -> bool:
        return read_plan(place.name, data)[0] is not None

    write_single(place, written_plan(plan).encode("utf-8"), ours=is_plan, what="列文件")
    terminal.tell(f"列的说法已存入 {place.name}，下次用 --columns {place.name}。")
