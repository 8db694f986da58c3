"""The confusion table: which causes verification tells for mistakes that were planted into payout sheets.

Sheets of random villages get one to three mistakes of eighteen kinds each, by arithmetic on their own
columns; then they are verified the whole way, from bytes to causes. Printed are the households that were
missed or wrongly accused, how often the planted cause is among those told, and what else was told.

    python benchmarks/confusion.py [--sheets 500] [--first 1]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from payout_experiment import KINDS, Told, experiment  # noqa: E402 (the checkout, not an installed copy)

#: Of the rows with one mistake so many must be told its kind.
TARGET = 95


def main() -> int:
    """Run the experiment and print the tables; 1 when a target is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sheets", type=int, default=500)
    parser.add_argument("--first", type=int, default=1)
    given = parser.parse_args()
    begin = time.perf_counter()
    told: list[Told] = []
    spoiled = missed = accused = 0
    for sheet in experiment(range(given.first, given.first + given.sheets)):
        spoiled += len(sheet.spoiled)
        missed += len(sheet.spoiled - sheet.accused)
        accused += len(sheet.accused - sheet.spoiled)
        for wrong in sorted(sheet.spoiled ^ sheet.accused):
            print(f"种子 {sheet.seed} 户 {wrong}：{'漏报' if wrong in sheet.spoiled else '错报'}")
        told += sheet.told
    alone = [one for one in told if one.alone]
    hits = sum(one.hit for one in alone)
    several = sum(len(one.kinds) > 1 for one in alone)
    print(f"{given.sheets} 张表，种下 {len(told)} 处，{time.perf_counter() - begin:.0f} 秒")
    print(f"有错的 {spoiled} 户，漏报 {missed} 户；没有错而错报的 {accused} 户")
    print(f"只有一处错的 {len(alone)} 行：种下的差因在说出的之中 {hits} 行，{_percent(hits, len(alone))}")
    print(f"说出不止一种差因的 {several} 行，{_percent(several, len(alone))}")
    print()
    _table(alone)
    for one in alone:
        if not one.hit:
            where = f"种子 {one.seed} 第 {one.planted.row + 2} 行 {one.planted.clause}"
            print(f"{where}：种下 {one.planted.kind}，说的是 {'、'.join(one.kinds) or '没有'}")
    met = missed == accused == 0 and hits * 100 >= TARGET * len(alone)
    print("达到" if met else "未达到")
    return 0 if met else 1


def _percent(part: int, whole: int) -> str:
    return f"{part * 1000 // (whole or 1) / 10:.1f}%"


def _table(alone: Sequence[Told]) -> None:
    """A row a planted kind: how many, how often told, how often told first, and what else was told."""
    kinds: Mapping[str, list[Told]] = {kind: [] for kind in KINDS}
    for one in alone:
        kinds[one.planted.kind].append(one)
    print("| 种下的 | 行数 | 说中 | 头一个就是 | 同时还说了 |\n| --- | --- | --- | --- | --- |")
    for kind, found in kinds.items():
        other = Counter(name for one in found for name in one.kinds if name != KINDS[kind])
        first = sum(one.kinds[:1] == (KINDS[kind],) for one in found)
        beside = "、".join(f"{name} {count}" for name, count in other.most_common(4))
        hits = sum(one.hit for one in found)
        print(f"| {kind}（{KINDS[kind]}） | {len(found)} | {hits} | {first} | {beside} |")
    print()


if __name__ == "__main__":
    raise SystemExit(main())
