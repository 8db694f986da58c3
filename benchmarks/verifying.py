"""Seconds and memory to verify a payout list by size: alone, and beside its season.

The list is that of an invented season with five columns of money a household, one row in a thousand wrong.
Proving it alone and putting it beside its season are processes of their own, so that the peak of each is its
own; reading and settling the season are not counted as verifying. Only the sizes of ``--beside`` are put
beside a season, because a large one takes minutes to read and settle.

    python benchmarks/verifying.py [--sizes 10000,100000] [--beside 10000]
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from settling import season  # noqa: E402

from linkage.engine.settlement import settle  # noqa: E402 (the checkout, not an installed copy)
from linkage.files.season_folder import read_contents  # noqa: E402
from linkage.ground.money import Money  # noqa: E402
from linkage.model.entitlement import Settlement  # noqa: E402
from linkage.verify.alone import prove  # noqa: E402
from linkage.verify.column_plan import ColumnPlan, PlannedColumn  # noqa: E402
from linkage.verify.list_reader import read_list  # noqa: E402
from linkage.verify.payout_list import Part, Relation, Role  # noqa: E402
from linkage.verify.verification import verify_season  # noqa: E402

CLAUSES = ("土地租金", "入股保底", "用工报酬", "代销佣金", "公司利润分配")
HEADINGS = (
    "序号",
    "户号",
    "姓名",
    "组",
    *(f"{clause}（元）" for clause in CLAUSES),
    "应发合计",
    "扣款",
    "实发金额",
)
WRONG_IN = 1000
#: Households of the season whose rows a list alone repeats: it has no season to agree with.
SMALL = 1000
#: What a person confirmed of the columns: each column of money is a clause, and they add up.
_ROLES = {"序号": Role.SEQUENCE, "户号": Role.HOUSEHOLD, "姓名": Role.NAME, "组": Role.GROUP}
_SUMS = {"应发合计": Role.GROSS, "扣款": Role.DEDUCTION, "实发金额": Role.NET}
PLAN = ColumnPlan(
    tuple(
        PlannedColumn(
            index,
            heading,
            (_ROLES | _SUMS).get(heading, Role.AMOUNT),
            heading.removesuffix("（元）") if heading.endswith("（元）") else "",
        )
        for index, heading in enumerate(HEADINGS, 1)
    ),
    (
        Relation(10, tuple(Part((index,)) for index in range(5, 10))),
        Relation(12, (Part((10,)), Part((11,), sign=-1))),
    ),
)
#: Seconds of a processor for ten thousand rows, and megabytes for a hundred thousand rows of a list alone.
SECONDS, MEMORY = 10, 1000


def settled(households: int) -> Settlement:
    """Read and settle the invented season."""
    read = read_contents(season(households))
    if read.problems:
        raise SystemExit("\n".join(map(str, read.problems[:5])))
    return settle(read.arrangements, read.books)


def rows_of(settlement: Settlement) -> list[Sequence[str]]:
    """The list of the season, one row in a thousand paying a yuan too much of rent and in all."""
    amounts: dict[str, dict[str, int]] = {}
    for line in settlement.lines:
        if line.payee[0] == "H":
            own = amounts.setdefault(line.payee.partition(".")[0], {})
            clause = line.clause.partition("/")[0]
            own[clause] = own.get(clause, 0) + line.amount.fen
    payable: dict[str, int] = {}
    for debt in settlement.debts:
        home = debt.payee.partition(".")[0]
        payable[home] = payable.get(home, 0) + debt.payable.fen
    rows = []
    for at, (home, own) in enumerate(sorted(amounts.items()), 1):
        more = 100 if at % WRONG_IN == 0 else 0
        own["土地租金"] = own.get("土地租金", 0) + more
        gross, net = sum(own.values()), payable[home] + more
        household = settlement.books.households[home]
        money = [own.get(clause, 0) for clause in CLAUSES]
        sums = [Money(fen).plain for fen in (*money, gross, gross - net, net)]
        rows.append((str(at), home, household.name, household.group, *sums))
    return rows


def make(rows: int, folder: Path) -> None:
    """Write a list of so many rows as CSV and as a workbook: those of a small season, again and again."""
    known = rows_of(settled(SMALL))
    many = [(str(at + 1), f"H{at:06d}", f"户主{at:06d}", *known[at % len(known)][3:]) for at in range(rows)]
    as_csv(many, folder / "发放表.csv")
    with xlsxwriter.Workbook(str(folder / "发放表.xlsx"), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("发放表")
        sheet.write_row(0, 0, HEADINGS)
        for at, row in enumerate(many, 1):
            sheet.write_row(at, 0, row[:4])
            sheet.write_row(at, 4, [int(text.replace(".", "")) / 100 for text in row[4:]])


def as_csv(rows: Sequence[Sequence[str]], path: Path) -> None:
    """Write a list as CSV."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *rows])


def alone(path: Path) -> dict[str, float]:
    """Read a list and prove it by itself."""
    data, begin = path.read_bytes(), time.process_time()
    paid = read_list(path.name, data, PLAN)
    if paid.problems:
        raise SystemExit("\n".join(map(str, paid.problems[:5])))
    remarks = prove(paid)
    return {"rows": len(paid.rows), "seconds": time.process_time() - begin, "told": len(remarks)}


def beside(path: Path, households: int) -> dict[str, float]:
    """Put a list beside its season."""
    settlement = settled(households)
    as_csv(rows_of(settlement), path)
    before = _peak()
    data, begin = path.read_bytes(), time.process_time()
    paid = read_list(path.name, data, PLAN)
    verification = verify_season(paid, settlement)
    seconds = time.process_time() - begin
    return {
        "rows": len(paid.rows),
        "seconds": seconds,
        "told": len(verification.differing),
        "before": before,
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def work(what: str, households: int, folder: Path) -> None:
    """Do one part in this process, and tell what it took."""
    if what == "make":
        make(households, folder)
        return
    path = folder / ("发放表.xlsx" if what == "xlsx" else "发放表.csv")
    found = beside(path, households) if what == "season" else alone(path)
    print(json.dumps({**found, "memory": _peak()}))


def elsewhere(what: str, households: int, folder: Path) -> dict[str, float]:
    """Do one part in a process of its own."""
    command = [sys.executable, __file__, "--work", what, "--sizes", str(households), "--folder", str(folder)]
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)  # noqa: S603 (ourselves)
    told: dict[str, float] = json.loads(run.stdout or "{}")
    return told


def main() -> int:
    """Measure all sizes and print a table; 1 when a target is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--beside", default="10000")
    parser.add_argument("--work", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        work(given.work, int(given.sizes), given.folder)
        return 0
    names = {"csv": "单独核对，CSV", "xlsx": "单独核对，xlsx", "season": "对照一季，CSV"}
    print(
        "| 行数 | 核对 | 处理器秒 | 查出 | 内存峰值 MB | 其中读一季、核算以后 MB |\n|---|---|---|---|---|---|"
    )
    met = True
    for size in map(int, given.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            elsewhere("make", size, Path(folder))
            beside_it = str(size) in given.beside.split(",")
            for what, name in names.items():
                if what == "season" and not beside_it:
                    continue
                took = elsewhere(what, size, Path(folder))
                before = f"{took['before']:.0f}" if "before" in took else ""
                cells = (f"{took['rows']:,}", name, f"{took['seconds']:.1f}", str(took["told"]))
                print(f"| {' | '.join(cells)} | {took['memory']:.0f} | {before} |", flush=True)
                met &= size > 10_000 or took["seconds"] <= SECONDS
                met &= what == "season" or took["memory"] <= MEMORY
    print("达到" if met else "未达到")
    return 0 if met else 1


if __name__ == "__main__":
    raise SystemExit(main())
