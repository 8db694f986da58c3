"""Batches for tests of the press: some households with a page each, and the print file of their group."""

from __future__ import annotations

from datetime import date

from linkage.press.drawing import Twin
from linkage.press.job import Job, Printed
from linkage.press.press import Press
from sheets import sheet


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
