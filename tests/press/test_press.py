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
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from linkage.ground.errors import EnvironmentTroubleError
from linkage.press import press, worker
from linkage.press.drawing import RenderingError, Twin
from linkage.press.fonts import UndrawableError
from linkage.press.job import Job, Printed, Task
from linkage.press.press import Press, make_ready
from linkage.press.setting import setter
from linkage.press.ways import Engine
from sheets import sheet, text_of

TESTS = Path(__file__).parents[1]
PRESS = Path(__file__).parent


def household(number: int, more: str = "") -> Job:
    page = sheet(f"<h1>农户收益告知书</h1><p>第{number}户 张三</p><p>{more}</p>")
    twin = Twin(f'{{"payee":"A-{number:03d}"}}'.encode(), date(2025, 12, 31))
    return Job(
        f"农户/statement-A-{number:03d}.pdf",
        (page,),
        "household",
        "农户收益告知书",
        f"A-{number:03d} 张三",
        twin,
    )


def group(jobs: list[Job], number: int = 1) -> Job:
    pages = (sheet("<h1>第一组目录</h1>"), *(job.parts[0] for job in jobs))
    return Job(f"内部/statement-zu-{number:02d}.pdf", pages, "print", "第一组打印册", "第一组打印册")


def village(households: int = 12) -> list[Job]:
    singles = [household(number) for number in range(households)]
    return [*singles, group(singles[: households // 2])]


def printed(batch: Press, workers: int, **more: object) -> dict[str, Printed]:
    return {one.path: one for one in batch.run(workers, **more)}  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def batch() -> Press:
    return make_ready(village())


@pytest.fixture(scope="module")
def whole(batch: Press) -> dict[str, Printed]:
    return printed(batch, 0)


# --- what comes out -----------------------------------------------------------------------------------------


def test_every_job_is_printed_once(whole: dict[str, Printed]) -> None:
    assert sorted(whole) == sorted(job.path for job in village())
    assert "第3户 张三" in text_of(whole["农户/statement-A-003.pdf"].data)
    book = whole["内部/statement-zu-01.pdf"]
    assert book.pages == 13  # seven fronts and six backs
    assert all(f"第{number}户" in text_of(book.data) for number in range(6))


@pytest.mark.parametrize(("workers", "start"), [(1, None), (2, None), (3, "spawn"), (2, "forkserver")])
def test_no_byte_shows_how_the_work_was_divided(
    batch: Press, whole: dict[str, Printed], workers: int, start: str | None
) -> None:
    assert printed(batch, workers, start=start) == whole


def test_the_order_of_jobs_changes_nothing(whole: dict[str, Printed]) -> None:
    assert printed(make_ready(reversed(village())), 0) == whole


def test_a_page_is_the_same_alone_and_beside_its_print_file(batch: Press, whole: dict[str, Printed]) -> None:
    path = "农户/statement-A-001.pdf"
    alone = printed(batch, 0, skip=[job.path for job in batch.jobs if job.path != path])
    assert alone == {path: whole[path]}


@pytest.mark.parametrize(("engine", "limit"), [("auto", "_SET_PIECE_PAGES"), ("full", "_PIECE_PAGES")])
def test_a_print_file_in_many_pieces_has_the_same_pages(
    whole: dict[str, Printed], monkeypatch: pytest.MonkeyPatch, engine: Engine, limit: str
) -> None:
    monkeypatch.setattr(worker, limit, 2)
    path = "内部/statement-zu-01.pdf"
    batch = make_ready(village(), engine=engine)
    pieces = printed(batch, 0, skip=[job.path for job in batch.jobs if job.path != path])[path]
    assert pieces.pages == whole[path].pages
    assert text_of(pieces.data) == text_of(whole[path].data)


def test_running_lines_without_room_are_left_to_the_engine() -> None:
    """The names of one season are longer than those of another, and heads are learned from neither."""
    long = [
        evolve(job, parts=(job.parts[0].replace('data-head="云坪村"', f'data-head="{"云坪村" * 20}"'),))
        for job in village()[:8]
    ]
    found = printed(make_ready([*long, group(long)]), 0)
    assert {found[job.path].why for job in long} == {"running lines without room"}
    assert "云坪村" * 3 in "".join(text_of(found[long[0].path].data).split())


def test_progress_counts_files(batch: Press) -> None:
    seen: list[tuple[int, int]] = []
    list(batch.run(2, progress=lambda done, total: seen.append((done, total))))
    assert seen == [(done, 13) for done in range(1, 14)]


def test_workers_are_replaced(
    batch: Press, whole: dict[str, Printed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "_LIFETIME", 4)
    assert printed(batch, 1) == whole


def test_an_empty_batch_is_no_work() -> None:
    assert list(make_ready([]).run(2)) == []


# --- keys ---------------------------------------------------------------------------------------------------


def test_keys_are_known_before_and_come_with_the_files(batch: Press, whole: dict[str, Printed]) -> None:
    assert {path: one.key for path, one in whole.items()} == batch.keys
    assert len(set(batch.keys.values())) == len(batch.keys)


def test_a_key_changes_with_what_the_file_is_made_of(batch: Press) -> None:
    first = household(0)
    others = [
        household(0, "另一句"),
        evolve(first, edition="internal"),
        evolve(first, title="别的题目"),
        evolve(first, twin=Twin(b"{}", date(2025, 12, 31))),
        evolve(first, twin=Twin(b"{}", date(2026, 1, 1))),
        evolve(first, twin=None),
    ]
    # The same characters, so that fonts are the same and only the job differs.
    keys = {make_ready([one, *village()[1:]]).keys[first.path] for one in [first, *others]}
    assert len(keys) == len(others) + 1
    assert batch.keys[first.path] in keys


def test_a_new_character_renews_every_file(batch: Press) -> None:
    more = make_ready([*village(), household(99, "龘")])
    assert not set(more.keys.values()) & set(batch.keys.values())


def test_unchanged_files_need_not_be_printed(batch: Press, whole: dict[str, Printed]) -> None:
    changed = household(3, "张三一户")
    again = make_ready([changed if job.path == changed.path else job for job in village()])
    kept = [path for path in batch.keys if again.keys[path] == batch.keys[path]]
    assert sorted(set(batch.keys) - set(kept)) == [changed.path]
    result = printed(again, 1, skip=kept)
    assert list(result) == [changed.path]
    assert {path: whole[path].data for path in kept} | {changed.path: result[changed.path].data} == {
        path: one.data for path, one in printed(again, 0).items()
    }


# --- what stops a batch -------------------------------------------------------------------------------------


def test_a_character_nobody_draws_stops_before_the_first_page() -> None:
    jobs = [household(1), household(2, "李\U000323af"), household(3, "王\ue863")]
    with pytest.raises(UndrawableError) as caught:
        make_ready([*jobs, group(jobs)])
    assert [(one.who, one.code) for one in caught.value.missing] == [
        ("A-002 张三", "U+323AF"),
        ("A-003 张三", "U+E863"),
    ]


def test_an_entity_is_the_character_it_stands_for() -> None:
    with pytest.raises(UndrawableError, match=r"A-001 张三：.*U\+1F600"):
        make_ready([household(1, "&#x1F600;")])


@pytest.mark.parametrize("engine", ["auto", "full"])
def test_the_index_of_a_print_file_names_the_pages_that_are_there(engine: Engine) -> None:
    singles = [household(number, "长" * 2600 * (number % 3)) for number in range(7)]
    rows = "".join(f'<p>户{number}在第<b data-page-of="{number + 1}"></b>页</p>' for number in range(7))
    book = Job(
        "内部/statement-zu-01.pdf",
        (sheet(rows), *(job.parts[0] for job in singles)),
        "print",
        "打印册",
        "打印册",
    )
    ready = make_ready([*singles, book], engine=engine)
    bound = printed(ready, 0)[book.path]
    pages = text_of(bound.data).split("\f")
    told = {int(number): int(page) for number, page in re.findall(r"户(\d)在第(\d+)页", pages[0])}
    there = {
        number: at for at, text in enumerate(pages, 1) for number in range(7) if f"第{number}户 张三" in text
    }
    assert told == there
    assert len(set(there.values())) == 7
    assert bound.way == ("form" if engine == "auto" else "full")
    assert bound.why == ("" if engine == "auto" else "every paper is left to the layout engine")


@pytest.mark.parametrize("workers", [0, 2])
def test_a_paper_that_cannot_be_drawn_is_told_by_name(workers: int) -> None:
    batch = make_ready([household(1), household(2, "<img alt='x' src='http://127.0.0.1:9/'>")])
    with pytest.raises(RenderingError, match=r"^A-002 张三（农户/statement-A-002\.pdf）：文书要取外部资源"):
        list(batch.run(workers))
    assert multiprocessing.active_children() == []


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
sys.path[:0] = [{press!r}, {tests!r}]
import multiprocessing
from test_press import make_ready, village
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
    program.write_text(PROGRAM.format(press=str(PRESS), tests=str(TESTS), start=start), encoding="utf-8")
    environment = os.environ | {
        "TMPDIR": str(tmp_path),
        "PYTHONPATH": os.pathsep.join([str(TESTS.parent), str(TESTS), str(PRESS)]),
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
sys.path[:0] = [{press!r}, {tests!r}]
from test_press import group, household, make_ready
singles = [household(number, "怎么算出来的：面积乘单价乘天数，四舍五入到分。" * 60) for number in range(60)]
files = list(make_ready([*singles, group(singles)]).run(1))
print(sum(printed.pages for printed in files), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_a_worker_stays_small() -> None:
    program = MEMORY.format(press=str(PRESS), tests=str(TESTS))
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=TESTS.parent, capture_output=True, text=True, check=True
    )
    pages, kilobytes = map(int, run.stdout.split())
    assert pages > 200
    assert kilobytes < 300 * 1024
