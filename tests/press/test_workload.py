"""Worker processes of the press: replaced, dying, answering nonsense, and small."""

from __future__ import annotations

import errno
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

from linkage.ground.errors import EnvironmentTroubleError
from linkage.press import press, worker, workload
from linkage.press.job import Printed, Task
from linkage.press.press import Press, make_ready
from linkage.press.setting import setter
from press_batches import household, printed, village

TESTS = Path(__file__).parents[1]


def test_workers_are_replaced(
    batch: Press, whole: dict[str, Printed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workload, "_LIFETIME", 4)
    assert printed(batch, 1) == whole


def test_a_long_paper_of_the_layout_engine_is_drawn_in_a_process_that_ends_with_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Memory that the engine takes for a long paper is not there for the papers after it."""
    for room in (press, workload):
        monkeypatch.setattr(room, "LONG", 3_000)
    long = evolve(household(7, "长" * 3_000), path="内部/paylist.pdf")
    batch = make_ready([*village(2), long], engine="full")
    work = worker.Worker.work

    def naming(self: worker.Worker, task: Task) -> list[Printed]:
        for job in task.jobs:
            (tmp_path / Path(job.path).name).write_text(str(os.getpid()), "ascii")
        return work(self, task)

    whole = printed(batch, 0)
    monkeypatch.setattr(worker.Worker, "work", naming)
    assert printed(batch, 1, start="fork") == whole
    processes = {path.name: path.read_text("ascii") for path in tmp_path.iterdir()}
    own = processes.pop("paylist.pdf")
    assert len({own, *processes.values()}) == 2
    assert own not in processes.values()


def test_a_worker_that_dies_is_a_trouble_of_the_machine(
    batch: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker.Worker, "work", lambda *_: os._exit(9))
    with pytest.raises(EnvironmentTroubleError, match="排版进程两次意外终止") as caught:
        list(batch.run(2, start="fork"))
    assert caught.value.exit_code == 4
    assert multiprocessing.active_children() == []


def test_a_worker_that_dies_once_costs_a_repetition_of_what_it_had(
    batch: Press, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    work, mark = worker.Worker.work, tmp_path / "died"

    def dying(self: worker.Worker, task: Task) -> list[Printed]:
        if not mark.exists():
            mark.touch()
            os._exit(9)
        return work(self, task)

    usual = {one.path: one.data for one in batch.run(1)}
    monkeypatch.setattr(worker.Worker, "work", dying)
    lost: list[str] = []
    files = list(batch.run(2, start="fork", lost=lambda: lost.append("one")))
    assert (lost, len(files)) == (["one"], len(usual))
    assert {one.path: one.data for one in files} == usual
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    "answer",
    [None, [None], [b"%PDF-"], [], "another", "key", "cut"],
    ids=["nothing", "no paper", "bytes", "too few", "another", "key", "cut"],
)
def test_a_worker_that_answers_nonsense_is_a_trouble_of_the_machine(
    batch: Press, monkeypatch: pytest.MonkeyPatch, answer: object
) -> None:
    work = worker.Worker.work

    def nonsense(self: worker.Worker, task: Task) -> object:
        if not isinstance(answer, str):
            return answer
        one, *others = work(self, task)
        change = {"another": {"path": "农户/别的.pdf"}, "key": {"key": "0"}, "cut": {"data": one.data[:-200]}}
        return [evolve(one, **change[answer]), *others]  # type: ignore[arg-type]

    monkeypatch.setattr(worker.Worker, "work", nonsense)
    with pytest.raises(EnvironmentTroubleError, match=r"交回的不是要印的文书.*未写入任何文件") as caught:
        list(batch.run(1, start="fork"))
    assert caught.value.exit_code == 4
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("workers", [0, 1])
def test_a_disk_that_fills_while_setting_is_told(
    batch: Press, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    def full(*_: object) -> list[Printed]:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(worker.Worker, "work", full)
    with pytest.raises(EnvironmentTroubleError, match=r"磁盘空间不足.*未写入任何文件") as caught:
        list(batch.run(workers, start="fork"))
    assert caught.value.exit_code == 4
    assert multiprocessing.active_children() == []


def test_a_worker_that_dies_in_the_middle_of_a_page_ends_the_run(
    batch: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = setter.PaperSetter.pages
    told: list[str] = []

    def dying(self: setter.PaperSetter, page: str) -> object:
        told.append(page)
        if len(told) == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return pages(self, page)

    monkeypatch.setattr(setter.PaperSetter, "pages", dying)
    with pytest.raises(EnvironmentTroubleError, match="排版进程两次意外终止"):
        list(batch.run(1, start="fork"))
    assert multiprocessing.active_children() == []


def test_whoever_stops_listening_leaves_no_worker(batch: Press) -> None:
    files: Iterator[Printed] = batch.run(2)
    next(files)
    files.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


PROGRAM = """
import sys
sys.path[:0] = [{tests!r}]
import multiprocessing
from linkage.press.press import make_ready
from press_batches import village
if __name__ == "__main__":
    for printed in make_ready(village(400)).run(2, start={start!r}):
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
"""


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("start", ["fork", "spawn"])
@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGKILL])
def test_a_blow_leaves_nothing_running(tmp_path: Path, start: str, blow: signal.Signals) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM.format(tests=str(TESTS), start=start), encoding="utf-8")
    environment = os.environ | {
        "TMPDIR": str(tmp_path),
        "PYTHONPATH": os.pathsep.join([str(TESTS.parent), str(TESTS)]),
    }
    run = subprocess.Popen(
        [sys.executable, str(program)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    assert run.stdout is not None
    children = [int(pid) for pid in run.stdout.readline().split()]
    assert len(children) == 2
    if blow == signal.SIGINT:
        os.killpg(run.pid, blow)  # a terminal sends Ctrl-C to the whole group
    else:
        run.send_signal(blow)
    _, told = run.communicate(timeout=30)
    assert run.returncode != 0
    if blow == signal.SIGINT:
        assert re.search(r"^KeyboardInterrupt$", told, re.MULTILINE)
        assert list(tmp_path.iterdir()) == [program]
    until = time.monotonic() + 10
    while any(map(alive, children)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(alive, children))


def test_nothing_is_left_in_the_folder_for_temporary_files(
    batch: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    list(batch.run(2))
    assert list(tmp_path.iterdir()) == []


MEMORY = """
import resource, sys
sys.path[:0] = [{tests!r}]
from linkage.press.press import make_ready
from press_batches import group, household
singles = [household(number, "怎么算出来的：面积乘单价乘天数，四舍五入到分。" * 60) for number in range(60)]
files = list(make_ready([*singles, group(singles)]).run(1))
print(sum(printed.pages for printed in files), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_a_worker_stays_small() -> None:
    program = MEMORY.format(tests=str(TESTS))
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=TESTS.parent, capture_output=True, text=True, check=True
    )
    pages, kilobytes = map(int, run.stdout.split())
    assert pages > 200
    assert kilobytes < 300 * 1024
