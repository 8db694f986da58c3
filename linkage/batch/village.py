"""One village of many (一个村): its folder read and locked, an order given away, the answer laid down.

A visit is a generator: it gives the order that somebody is to carry out, is sent the answer, and ends with
what became of the village. While it waits nothing is held but the lock of its output folder.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections import deque
from collections.abc import Generator
from pathlib import Path
from typing import TypeAlias

from attrs import evolve, field, frozen

from linkage.batch.equipment import equipment
from linkage.batch.order import Drawn, Filled, Order, Refusal, lost
from linkage.batch.seasons import name_of
from linkage.batch.summary import Summary, summary_of_result
from linkage.delivery import Published, lay
from linkage.files.season_folder import folder_contents
from linkage.ground.disk import Disk
from linkage.ground.errors import EnvironmentTroubleError, InputRefusedError, Problem
from linkage.ground.figure import Json
from linkage.publishing import RESULT, Request

DONE = 0
_MEGA = 1024 * 1024


@frozen
class Outcome:
    """What became of a village: the exit code it would end with alone, and why; its set, if there is one.

    ``pages`` and ``space`` are what was made in this run; ``lines`` is all there is to tell when it failed.
    """

    folder: str
    code: int
    cause: str = ""
    lines: tuple[str, ...] = ()
    report: str = ""
    inputs: tuple[tuple[str, str], ...] = ()
    totals: Json = field(factory=dict)
    published: Published | None = None
    summary: Summary | None = None
    pages: int = 0
    space: int = 0


Visit: TypeAlias = Generator[Order, Filled | Drawn | Refusal, Outcome]


def visit(
    season: Path, out: Path, request: Request, expected: int = 0, unfit: Problem | None = None
) -> Visit:
    """Visit a village; its set goes into ``out``, and will take about ``expected`` bytes.

    ``unfit`` is what keeps its folder from being visited at all. Closing the generator leaves the folder as
    it was. What the output folder refuses is raised.
    """
    if unfit is not None:
        raise InputRefusedError([unfit])
    problems: list[Problem] = []
    contents = folder_contents(season, problems)
    inputs = tuple((name, hashlib.sha256(contents[name]).hexdigest()) for name in sorted(contents))
    order = Order(name_of(season), contents, tuple(problems), request, {}, equipment())
    if problems:  # whoever reads the rest of the files knows of more
        answer = yield order
        if isinstance(answer, Refusal):
            return _refused(order.folder, answer)
    summary: Summary | None = None
    pages = space = 0
    with contextlib.closing(lay(out, season, inputs, request)) as laying:
        try:
            order = evolve(order, standing=next(laying))
            _require_room(out.absolute().parent, expected)
            filled = yield order
            if not isinstance(filled, Filled):
                return _refused(order.folder, filled)
            summary, parcel, left = filled.summary, filled.parcel, deque(filled.parcel.left)
            del filled
            while True:
                pages += sum(file.pages for file in parcel.files)
                space += sum(len(file.data) for file in parcel.files)
                laying.send(parcel)
                parcel = parcel.with_files(())  # while we wait, nothing is held that was written
                share = left.popleft()
                drawn = yield order.of(share)
                if not isinstance(drawn, Drawn) or not drawn.is_of(share):
                    return _refused(order.folder, drawn)
                parcel = parcel.with_files(drawn.files)
                del drawn
        except StopIteration as ended:
            published: Published = ended.value
    if summary is None:
        summary = summary_of_result(json.loads(Disk().read(out / RESULT)))
    return Outcome(
        order.folder,
        DONE if published.already else summary.code,
        inputs=inputs,
        totals=summary.totals,
        published=published,
        summary=summary,
        pages=pages,
        space=space,
    )


def _refused(folder: str, answer: Filled | Drawn | Refusal) -> Outcome:
    refusal = answer if isinstance(answer, Refusal) else lost("工作进程交回的不是要印的文书")
    return Outcome(folder, refusal.code, refusal.cause, refusal.lines, refusal.report)


def _require_room(folder: Path, expected: int) -> None:
    free = Disk().free(folder)
    if free < expected:
        raise EnvironmentTroubleError(
            f"磁盘空间不足：约需 {-(-expected // _MEGA)} MB，只剩 {free // _MEGA} MB。"
            "请腾出空间后重新运行。未写入任何文件。"
        )
