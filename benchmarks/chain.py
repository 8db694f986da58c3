"""A season from its files to its written result, by size: what a household costs at each stage, and memory.

Each size has a process of its own and a season folder of its own (invented: five lines a household, CSV;
one size also as a workbook). Reading, settling, the second evaluation and writing are told apart, in seconds
of the processor, so that neighbours on the machine disturb little; rounds of all sizes are interleaved,
medians told. Beside it the same five lines as a spreadsheet reckons them: row by row in ``decimal``.

    python benchmarks/chain.py [--sizes 100,1000,10000,100000] [--workbook 1000] [--rounds 1]
"""

from __future__ import annotations

import argparse
import csv
import gc
import io
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "benchmarks"))

import openpyxl  # noqa: E402 (the checkout, not an installed copy)
from attrs import evolve  # noqa: E402
from settling import season  # noqa: E402

from linkage.check import judge  # noqa: E402
from linkage.closing import evaluate_again, unreckoned  # noqa: E402
from linkage.engine.packed_result import PackedResult  # noqa: E402
from linkage.engine.settlement import settle  # noqa: E402
from linkage.files.season_folder import read_season  # noqa: E402
from linkage.lint import ask_lints  # noqa: E402

#: A household of the largest size may cost so many times what one of a thousand costs.
SCALING, COMPARED = Decimal("1.5"), 1000
STAGES = {"read": "读入", "settle": "核算和检查", "evaluate": "成文和复算", "write": "写出"}
CHAIN = ("read", "settle", "evaluate", "write")
FEN, TIERS = Decimal("0.01"), ((0, "0.03"), (10000, "0.05"), (50000, "0.08"))


def write_season(folder: Path, households: int, *, workbook: bool) -> None:
    """Write an invented season: a folder of CSV, or one workbook with the same texts."""
    contents = season(households)
    (folder / "台账").mkdir(parents=True)
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    if workbook:
        book = openpyxl.Workbook(write_only=True)
        for file in sorted((folder / "台账").iterdir()):
            page = book.create_sheet(file.stem)
            for row in csv.reader(io.StringIO(file.read_text("utf-8"))):
                page.append([cell or None for cell in row])
            file.unlink()
        (folder / "台账").rmdir()
        book.save(folder / "台账.xlsx")


def row_by_row(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> Decimal:
    """The five lines of every household as a spreadsheet reckons them, rounded to the fen, and their sum."""
    total = Decimal(0)
    price = Decimal(129) / 50 / 2 * 500
    for row in tables["地块"]:
        days = 306 if row["起"] else 365
        total += (Decimal(row["面积（亩）"]) * price * days / 365).quantize(FEN, ROUND_HALF_UP)
    shares = sum(Decimal(row["份额"]) for row in tables["股份"])
    pool = Decimal(tables["事实"][0]["数值"]) * Decimal("0.4")
    for row in tables["股份"]:
        total += (Decimal(row["出资额（元）"]) * Decimal("0.06")).quantize(FEN, ROUND_HALF_UP)
        total += (pool * Decimal(row["份额"]) / shares).quantize(FEN, ROUND_HALF_UP)
    for row in tables["用工"]:
        total += (Decimal(row["数量"]) * 130).quantize(FEN, ROUND_HALF_UP)
    for row in tables["代销"]:
        sold, part = Decimal(row["销售额（元）"]), Decimal(0)
        for at, (first, rate) in enumerate(TIERS):
            last = Decimal(TIERS[at + 1][0]) if at + 1 < len(TIERS) else sold
            part += max(min(sold, last) - first, Decimal(0)) * Decimal(rate)
        total += part.quantize(FEN, ROUND_HALF_UP)
    return total


def one_round(folder: Path, households: int, told: dict[str, int]) -> None:
    """Go through all stages once and note what each took."""
    with timed(told, "read"):
        read = read_season(folder)
    if read.problems:
        raise SystemExit("\n".join(map(str, read.problems[:5])))
    with timed(told, "settle"):
        found = ask_lints(unreckoned(read))
        settled = settle(read.arrangements, read.books, read.laws, read.charter)
        more = {"inputs": tuple(read.inputs), "laws": read.laws, "charter": read.charter}
        settlement = judge(evolve(settled, findings=(*settled.findings, *found), **more))
    with timed(told, "evaluate"):
        result = PackedResult(settlement, read.inputs)
        evaluate_again(read.contents, result)
    with tempfile.TemporaryFile() as out, timed(told, "write"):
        for piece in result.pieces():
            out.write(piece)
        told["bytes"] = out.tell()
    told |= {"households": households, "lines": len(settlement.lines)}
    told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@contextmanager
def timed(told: dict[str, int], stage: str) -> Iterator[None]:
    """Note the microseconds of the processor that a stage takes."""
    gc.collect()
    begun = time.process_time_ns()
    yield
    told[stage] = (time.process_time_ns() - begun) // 1000


def work(households: int, *, workbook: bool) -> None:
    """Make a season, then go through it once for each line on stdin and tell what it took."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "季"
        # Both in a process of its own: what they hold is no memory of the season's.
        _apart(lambda: write_season(folder, households, workbook=workbook))
        for _ in sys.stdin:
            told: dict[str, int] = {"decimal": _apart(lambda: _row_by_row(households))}
            one_round(folder, households, told)
            print(json.dumps(told), flush=True)


def _row_by_row(households: int) -> int:
    """The microseconds that the spreadsheet's way takes, its rows being read."""
    tables = {
        name.partition("/")[2].removesuffix(".csv"): list(csv.DictReader(io.StringIO(data.decode())))
        for name, data in season(households).items()
        if name.endswith(".csv")
    }
    told: dict[str, int] = {}
    with timed(told, "decimal"):
        row_by_row(tables)
    return told["decimal"]


def _apart(work: Callable[[], int | None]) -> int:
    """Do this in a forked process and give the number that it comes to."""
    reading, writing = os.pipe()
    if not (pid := os.fork()):
        os.write(writing, str(work() or 0).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        text = answer.read()
    if os.waitpid(pid, 0)[1] or not text:
        raise SystemExit("a process ended before its time")
    return int(text)


def main() -> int:
    """Measure all sizes, print a table, and give 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", default="100,1000,10000,100000")
    parser.add_argument("--workbook", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--work", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--as-workbook", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        work(asked.work, workbook=asked.as_workbook)
        return 0
    wanted = [(int(size), False) for size in asked.sizes.split(",")]
    wanted += [(asked.workbook, True)] if asked.workbook else []
    workers = {one: _worker(*one) for one in wanted}
    found: dict[tuple[int, bool], list[dict[str, int]]] = {one: [] for one in wanted}
    for _ in range(asked.rounds):
        for one, worker in workers.items():
            found[one].append(_ask(worker))
    for worker in workers.values():
        worker.communicate("")
    return _tell(found)


def _worker(size: int, workbook: bool) -> subprocess.Popen[str]:  # noqa: FBT001 (a key of the table)
    command = [sys.executable, __file__, "--work", str(size), *(["--as-workbook"] if workbook else [])]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")  # noqa: S603 (ourselves)


def _ask(worker: subprocess.Popen[str]) -> dict[str, int]:
    if worker.stdin is None or worker.stdout is None:
        raise SystemExit("a process has no pipes")
    worker.stdin.write("again\n")
    worker.stdin.flush()
    line = worker.stdout.readline()
    if not line:
        raise SystemExit("a process ended before its time")
    answer: dict[str, int] = json.loads(line)
    return answer


def _tell(found: Mapping[tuple[int, bool], Sequence[Mapping[str, int]]]) -> int:
    print(f"每户毫秒（处理器），{len(next(iter(found.values())))} 轮取中位数\n")
    print(
        f"| 户数 | 台账 | {' | '.join(STAGES[one] for one in CHAIN)} | 全程 | 逐行小数 | 结果 MB | 内存 MB |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    each: dict[int, Decimal] = {}
    for (size, workbook), rounds in found.items():

        def median(stage: str, rounds: Sequence[Mapping[str, int]] = rounds) -> Decimal:
            return Decimal(statistics.median_high(one[stage] for one in rounds))

        whole = sum((median(stage) for stage in CHAIN), Decimal(0))
        if not workbook:
            each[size] = whole / size
        columns = [f"{median(stage) / size / 1000:.3f}" for stage in CHAIN]
        columns += [f"{whole / size / 1000:.2f}", f"{median('decimal') / size / 1000:.4f}"]
        columns += [f"{median('bytes') / 10**6:.1f}", str(max(one["memory"] for one in rounds))]
        print(f"| {size} | {'工作簿' if workbook else 'CSV'} | {' | '.join(columns)} |")
    least = COMPARED if COMPARED in each else min(each)
    largest = max(each)
    ratio = each[largest] / each[least]
    print(f"\n每户耗时 {largest} 户是 {least} 户的 {ratio:.2f} 倍（目标 {SCALING} 倍以内）")
    print("达到" if ratio <= SCALING else "没有达到")
    return 0 if ratio <= SCALING else 1


if __name__ == "__main__":
    raise SystemExit(main())
