"""An order (派工): one village's content for whoever prints it, and what comes back.

Neither holds a path: a worker on another machine sees the names and bytes of the season's files and nothing
else of ours, and gives back the bytes of papers. What went wrong comes back as words.
"""

from __future__ import annotations

import platform
import threading
from collections.abc import Mapping
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeAlias

from attrs import evolve, field, frozen

from linkage.batch.equipment import differences, equipment
from linkage.batch.summary import Summary, summary_of
from linkage.closing import close_contents
from linkage.console.crash import report_text
from linkage.console.terminal import error_lines
from linkage.delivery import Parcel, first_parcel
from linkage.ground.disk import cause_of
from linkage.ground.errors import LinkageError, Problem
from linkage.publishing import File, Request
from linkage.share import PackedShare, drawn

OUR_FAULT = 70
ENVIRONMENT = 4

#: What is drawn at once is kept and sent whole, so it is not to grow with the village: about so many bytes,
#: as they are estimated. Papers mostly take half of it.
LARGEST_SHARE = 30_000_000

# A worker may run several threads, and only one of them draws: the layout engine is made for one.
_ALONE = threading.Lock()


@frozen
class Order:
    """What a worker needs to print a village, or to draw a share of one that is settled and composed.

    ``problems`` is what was wrong with the folder; ``standing`` the content keys of files that need not be
    made again; ``equipment`` what the caller works with. With a ``share`` nothing else of the season is sent.
    """

    folder: str
    contents: Mapping[str, bytes] = field(repr=False)
    problems: tuple[Problem, ...]
    request: Request
    standing: Mapping[str, str] = field(repr=False)
    equipment: Mapping[str, str] = field(repr=False)
    share: bytes = field(default=b"", repr=False)

    def of(self, share: PackedShare) -> Order:
        """The order to draw a share of this village."""
        return evolve(self, contents={}, standing={}, share=share.data)


@frozen
class Filled:
    """An order for a village carried out."""

    parcel: Parcel
    summary: Summary


@frozen
class Drawn:
    """An order for a share carried out."""

    files: tuple[File, ...] = field(repr=False)

    def is_of(self, share: PackedShare) -> bool:
        """Whether these are the files of this share, each once."""
        return sorted((file.path, file.key) for file in self.files) == sorted(share.keys.items())


@frozen
class Refusal:
    """An order that gave no papers: the exit code, the cause in a sentence, and all there is to tell.

    ``report`` is for us when the fault is our own, without data of any person.
    """

    code: int
    cause: str
    lines: tuple[str, ...]
    report: str = ""


@frozen
class Unfit:
    """A worker that has another program, other libraries or fonts: it made nothing."""

    worker: str
    differences: tuple[str, ...]


Answer: TypeAlias = Filled | Drawn | Refusal | Unfit


def fill(order: Order) -> Answer:
    """Carry out an order, whoever we are; nothing is raised for what can be told.

    Raises :class:`BrokenProcessPool` when a process of ours was ended.
    """
    with _ALONE:
        unlike = differences(order.equipment, equipment())
        if unlike:
            return Unfit(platform.node(), unlike)
        try:
            if order.share:
                return Drawn(drawn(order.share))
            closings = [close_contents(Path(order.folder), order.contents, order.problems)]
            summary = summary_of(closings[0])
            # Handed over, not kept: it is gone before the papers are learned.
            parcel = first_parcel(closings.pop(), order.request, order.standing, LARGEST_SHARE)
            return Filled(parcel, summary)
        except LinkageError as fault:
            report = report_text(fault, ["run"]) if fault.exit_code == OUR_FAULT else ""
            return Refusal(fault.exit_code, str(fault), error_lines(fault), report)
        except BrokenProcessPool:
            raise  # another worker may do it
        except MemoryError:
            return lost("内存不足")
        except OSError as fault:
            cause = cause_of(fault)
            if not cause:
                return _our_fault(fault)
            cause = f"这个村没有做完：临时文件夹的{cause}"
            return Refusal(ENVIRONMENT, cause, (f"{cause}。",))
        except Exception as fault:  # noqa: BLE001 - one broken village does not stop the county
            return _our_fault(fault)


def _our_fault(fault: Exception) -> Refusal:
    cause = f"程序自身出错（{type(fault).__name__}）"
    return Refusal(OUR_FAULT, cause, (f"{cause}，这个村没有出文书。",), report_text(fault, ["run"]))


def lost(why: str) -> Refusal:
    """What is told of an order that ended with its worker."""
    cause = f"这个村没有做完：{why}。请关闭其他程序或减少 --workers 后再运行一次"
    return Refusal(ENVIRONMENT, cause, (f"{cause}。",))
