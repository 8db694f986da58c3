"""A call in a process of its own: its answer comes back, its faults, and that it ended; its memory does not (on Linux)."""

from __future__ import annotations

import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from linkage.ground.apart import ElsewhereError, Tell, apart, apart_telling

HELD: list[bytes] = []


def holding(size: int) -> tuple[int, int]:
    """Keep so many bytes for ever."""
    HELD.append(bytes(size))
    return os.getpid(), size


def refusing() -> None:
    message = "broken"
    raise LookupError(message)


def dying() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def unsayable() -> object:
    return lambda: None


def test_an_answer_comes_back_and_nothing_of_what_it_took_to_make_it() -> None:
    process, size = apart(holding, 10_000_000)
    assert (process != os.getpid(), size) == (True, 10_000_000)
    assert HELD == []


def test_what_a_call_tells_is_told_here_at_once() -> None:
    heard: list[tuple[object, ...]] = []

    def counting(tell: Tell) -> str:
        for done in range(3):
            tell("件", done, os.getpid())
        apart(holding, 10)  # a process of its own says nothing twice
        return "完"

    assert apart_telling(counting, lambda *words: heard.append(words)) == "完"
    assert [words[:2] for words in heard] == [("件", 0), ("件", 1), ("件", 2)]
    assert len({process for _, _, process in heard} - {os.getpid()}) == (sys.platform == "linux")


def test_whoever_is_told_may_stop_the_call() -> None:
    def endless(tell: Tell) -> None:
        while True:
            tell()

    def stopping() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apart_telling(endless, stopping)
    assert apart(len, "甲乙") == 2


def test_faults_are_raised_and_an_end_is_told() -> None:
    with pytest.raises(LookupError, match="broken"):
        apart(refusing)
    for lost in (dying, unsayable):
        with pytest.raises(BrokenProcessPool):
            apart(lost)
    assert apart(len, "甲乙") == 2


def test_a_fault_tells_the_places_through_which_it_passed() -> None:
    with pytest.raises(LookupError) as caught:
        apart(refusing)
    cause = caught.value.__cause__
    assert isinstance(cause, ElsewhereError)
    assert [(Path(file).name, name) for file, _, name in cause.places][-1] == ("test_apart.py", "refusing")


def test_whoever_works_apart_may_let_others_do_so() -> None:
    outer, (inner, size) = apart(lambda: (os.getpid(), apart(holding, 10)))
    assert len({os.getpid(), outer, inner}) == 3
    assert size == 10


def test_threads_of_a_worker_wait_for_each_other_and_leave_no_process_behind() -> None:
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda size: apart(holding, size), range(8)))
    assert [size for _, size in answers] == list(range(8))
    assert len({process for process, _ in answers}) == 8
    with pytest.raises(ChildProcessError):
        os.waitpid(answers[-1][0], os.WNOHANG)


def test_the_process_ends_with_the_worker(tmp_path: Path) -> None:
    told = tmp_path / "told"

    def waiting() -> None:
        told.write_text(str(os.getpid()), "ascii")
        time.sleep(60)

    worker = os.fork()
    if worker == 0:
        try:
            apart(waiting)
        finally:
            os._exit(0)
    until = time.monotonic() + 20
    while not (told.exists() and told.read_text("ascii")) and time.monotonic() < until:
        time.sleep(0.02)
    below = int(told.read_text("ascii"))
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)
    # Nobody of ours waits for it: it is gone, or a zombie that init has not yet taken.
    while _is_at_work(below) and time.monotonic() < until:
        time.sleep(0.02)
    assert not _is_at_work(below)


def _is_at_work(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_elsewhere_it_is_carried_out_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert apart(os.getpid) == os.getpid()
