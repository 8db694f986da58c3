"""Delivery: composed, learned and drawn in processes of their own, and what is told when one of them ends."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from counties import small_village
from linkage import delivery
from linkage.closing import Closing, close
from linkage.delivery import publish
from linkage.ground.apart import places_of
from linkage.ground.errors import EnvironmentTroubleError
from linkage.kit import prepare
from linkage.press.fonts import MissingCharacter, UndrawableError
from linkage.press.worker import Worker
from linkage.publishing import Request, compose

ONE = Request(kinds=("paylist",), workers=1)


@pytest.fixture(scope="module")
def closing(tmp_path_factory: pytest.TempPathFactory) -> Closing:
    return close(small_village(tmp_path_factory.mktemp("村") / "甲村"))


def named(folder: Path, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, which leaves the number of its process in a file of this name."""

    def naming(*given: Any) -> Any:  # noqa: ANN401
        (folder / name).write_text(str(os.getpid()), "ascii")
        return function(*given)

    return naming


def dying_until(mark: Path, times: int, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, whose process dies so many times before."""

    def dying(*given: Any) -> Any:  # noqa: ANN401
        before = len(mark.read_bytes()) if mark.exists() else 0
        if before < times:
            mark.write_bytes(b"x" * (before + 1))
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*given)

    return dying


def left_in(folder: Path) -> Iterable[str]:
    """What stands there but locks."""
    return [path.name for path in folder.iterdir() if not path.name.endswith(".lock")]


def test_whoever_gives_work_away_neither_composes_nor_learns_nor_draws(
    closing: Closing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform != "linux":
        return  # the caller composes and learns
    pids = tmp_path / "pids"
    pids.mkdir()
    monkeypatch.setattr(delivery, "compose", named(pids, "composed", compose))
    monkeypatch.setattr(delivery, "prepare", named(pids, "learned", prepare))
    monkeypatch.setattr(Worker, "work", named(pids, "drawn", Worker.work))
    told: list[tuple[str, int, int]] = []
    publish(closing, tmp_path / "out", ONE, progress=lambda *words: told.append(words))
    assert len({os.getpid(), *(int(path.read_text("ascii")) for path in pids.iterdir())}) == 4
    # Both steps are told to their ends, as they go.
    composed = [(done, total) for what, done, total in told if what == "编排"]
    assert composed == [(done, len(composed)) for done in range(1, len(composed) + 1)]
    assert len(composed) > 1
    assert told[-1][0] == "排版"


@pytest.mark.parametrize("name", ["compose", "prepare"])
def test_a_process_that_dies_costs_a_repetition_and_the_second_the_run(
    closing: Closing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    if sys.platform != "linux":
        return  # the caller composes and learns
    usual, sets = getattr(delivery, name), tmp_path / "sets"
    sets.mkdir()
    monkeypatch.setattr(delivery, name, dying_until(tmp_path / "twice", 2, usual))
    with pytest.raises(EnvironmentTroubleError, match=r"两次意外终止.*未写入任何文件"):
        publish(closing, sets / "out", ONE)
    assert left_in(sets) == []
    monkeypatch.setattr(delivery, name, dying_until(tmp_path / "once", 1, usual))
    published = publish(closing, sets / "out", ONE)
    assert published.recovered == "有一个工作进程意外终止（多为内存不足），没做完的已重做一次。"
    assert left_in(sets) == ["out"]


def test_a_fault_comes_from_there_whole_and_with_its_places(
    closing: Closing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    undrawable = UndrawableError([MissingCharacter("A-001 张三", "龘")])

    def refusing(*_: object) -> None:
        raise undrawable

    monkeypatch.setattr(delivery, "prepare", refusing)
    with pytest.raises(UndrawableError) as caught:
        publish(closing, tmp_path / "out", ONE)
    assert (str(caught.value), caught.value.missing) == (str(undrawable), undrawable.missing)
    passed = [*places_of(caught.value), *places_of(caught.value.__cause__ or caught.value)]
    assert ("test_delivery.py", "refusing") in [(Path(file).name, name) for file, _, name in passed]
    assert left_in(tmp_path) == []
