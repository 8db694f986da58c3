from __future__ import annotations

import multiprocessing
import re
from datetime import date

import pytest
from attrs import evolve

from linkage.press import worker
from linkage.press.drawing import RenderingError, Twin
from linkage.press.fonts import UndrawableError
from linkage.press.job import Job, Printed
from linkage.press.press import Press, make_ready
from linkage.press.ways import Engine
from press_batches import group, household, printed, village
from sheets import sheet, text_of

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
