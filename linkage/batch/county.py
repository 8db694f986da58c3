"""A county (全县): villages side by side, each carried out by one worker, each laid down as it comes.

Only as many villages are under way as the crew has places, and a set is written before more are read, so
that memory does not grow with the county. A village that fails, for whatever cause, is told at the end.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from pathlib import Path

from attrs import define, evolve, field, frozen

from linkage.batch.crew import Crew
from linkage.batch.forecast import Forecast
from linkage.batch.order import OUR_FAULT, Answer, Drawn, Filled, Order, Refusal, Unfit, fill, lost
from linkage.batch.seasons import shown_name
from linkage.batch.village import Outcome, Visit, visit
from linkage.console.crash import report_text
from linkage.console.terminal import error_lines
from linkage.ground.disk import Disk, is_there
from linkage.ground.errors import (
    EnvironmentTroubleError,
    LinkageError,
    Problem,
    UsageError,
)
from linkage.ground.memory import give_back
from linkage.press.manifest import NAME as MANIFEST
from linkage.publishing import Progress, Request

_MEGA = 1024 * 1024
_PAGES = "出文书（页）"


@frozen
class Village:
    """A season to be run, where its set goes, the weight of its files, and what is wrong with its name."""

    season: Path
    out: Path
    weight: int
    unfit: Problem | None = None


@frozen(eq=False)
class _Going:
    """A village under way."""

    village: Village
    visit: Visit


@frozen(eq=False)
class _Given:
    """An order given away, and whether for the second time: a fresh process tries once more."""

    going: _Going
    order: Order
    again: bool = False


@define
class County:
    """One run over several villages with a crew; ``told`` hears of each as it ends."""

    request: Request
    crew: Crew
    told: Callable[[Village, Outcome], None]
    progress: Progress
    forecast: Forecast = field(factory=lambda: Forecast(0))
    outcomes: list[Outcome] = field(factory=list)
    _open: set[_Going] = field(factory=set)
    _under_way: dict[Future[Answer], _Given] = field(factory=dict)

    def run(self, villages: Sequence[Village]) -> list[Outcome]:
        """Run the villages, the heaviest first, so that no worker is left alone with one at the end.

        Raises :class:`EnvironmentTroubleError` when a worker is unfit; what stands by then is whole.
        """
        self.forecast.ahead = sum(village.weight for village in villages)
        self.progress(_PAGES, 0, 0)  # from here on time is counted
        waiting = deque(sorted(villages, key=lambda village: (-village.weight, village.out.name)))
        try:
            self._fill_places(waiting)
            while self._under_way:
                ready = [(self._under_way.pop(future), future) for future in self._done()]
                # The places that came free are filled first: nobody waits while sets are written.
                self._fill_places(waiting)
                while ready:
                    given = ready[-1][0]
                    if self._given_again(given, ready[-1][1]):
                        ready.pop()
                        continue
                    # No name for the future: it holds the files, which go as soon as they are written.
                    self._go_on(given.going, _answer(self.crew, ready.pop()[1]))
                self._fill_places(waiting)
        finally:
            for going in self._open:
                going.visit.close()
        return self.outcomes

    def _done(self) -> set[Future[Answer]]:
        return wait(self._under_way, return_when=FIRST_COMPLETED).done

    def _fill_places(self, waiting: deque[Village]) -> None:
        while waiting and len(self._under_way) < self.crew.slots():
            village = waiting.popleft()
            expected = self.forecast.space_of(village.weight)
            begun = visit(village.season, village.out, self.request, expected, village.unfit)
            going = _Going(village, begun)
            self._open.add(going)
            self._go_on(going, None)

    def _given_again(self, given: _Given, future: Future[Answer]) -> bool:
        """Give an order once more, whose worker broke down: another process may do it."""
        fault = None if future.cancelled() else future.exception()
        if given.again or not isinstance(fault, Exception) or not self.crew.loss(fault):
            return False
        again = self.crew.executor.submit(fill, given.order)
        self._under_way[again] = evolve(given, again=True)
        return True

    def _go_on(self, going: _Going, answer: Filled | Drawn | Refusal | None) -> None:
        """Let a visit take its next step: another order to give away, or its end."""
        step = _step(going, answer)
        del answer
        give_back()  # a forked worker begins with all the memory that we hold
        if isinstance(step, Order):
            self._under_way[self.crew.executor.submit(fill, step)] = _Given(going, step)
            return
        self._open.discard(going)
        if step.pages:
            self.forecast.done(going.village.weight, step.pages, step.space)
        else:
            self.forecast.passed(going.village.weight)
        self.told(going.village, step)
        # A manifest has a line for every file: a county's are not kept.
        self.outcomes.append(evolve(step, published=None, lines=(), report=""))
        if self.forecast.pages:
            self.progress(_PAGES, self.forecast.pages, self.forecast.pages_in_all)


def _answer(crew: Crew, future: Future[Answer]) -> Filled | Drawn | Refusal:
    """What a worker gave back, or in words what became of it."""
    try:
        answer = future.result()
    except CancelledError:
        return lost("任务被取消")
    except Exception as fault:
        why = crew.loss(fault)
        if why:
            return lost(why)
        raise
    if isinstance(answer, Unfit):
        raise EnvironmentTroubleError(
            f"工作进程 {answer.worker} 的程序、库或字体与本机不同，不能用：{'；'.join(answer.differences)}。"
            "请装成一样的版本后再运行一次，已完成的村不会重做。"
        )
    if not isinstance(answer, Filled | Drawn | Refusal):
        return lost("工作进程交回的不是文书")
    return answer


def _step(going: _Going, answer: Filled | Drawn | Refusal | None) -> Order | Outcome:
    """One step of a visit; whatever is wrong with a village is its outcome."""
    folder = shown_name(going.village.season)
    try:
        return next(going.visit) if answer is None else going.visit.send(answer)
    except StopIteration as ended:
        outcome: Outcome = ended.value
        return outcome
    except UsageError:
        raise
    except LinkageError as fault:
        return Outcome(folder, fault.exit_code, str(fault), error_lines(fault))
    except Exception as fault:  # noqa: BLE001 - one broken village does not stop the county
        cause = f"程序自身出错（{type(fault).__name__}）"
        lines = (f"{cause}，这个村没有出文书。",)
        return Outcome(folder, OUR_FAULT, cause, lines, report_text(fault, ["run"]))


def require_room(out: Path, villages: Sequence[Village]) -> None:
    """Ask before the first village whether the disk can hold the county at all.

    Raises :class:`EnvironmentTroubleError` when it certainly cannot.
    """
    missing = sum(one.weight for one in villages if not is_there(one.out / MANIFEST))
    least, free = Forecast(0).space_of(missing), Disk().free(out)
    if free < least:
        raise EnvironmentTroubleError(
            f"磁盘空间不足：照资料的大小，至少还要 {-(-least // _MEGA)} MB，只剩 {free // _MEGA} MB。"
            "请腾出空间后重新运行。未写入任何文件。"
        )
