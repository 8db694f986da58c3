"""Seconds and memory to settle a season with five lines a household, full derivations written, by size.

Each size has a process of its own, which reads its invented season once (not timed) and then settles it and
writes the result document again and again; the rounds of all sizes are interleaved and medians taken, so
that the neighbours of this process on the machine trouble all sizes alike. One core.

    python benchmarks/settling.py [--sizes 1000,10000,100000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from linkage.engine.result import write_result  # noqa: E402 (the checkout, not an installed copy)
from linkage.engine.settlement import settle  # noqa: E402
from linkage.files.season_folder import read_contents  # noqa: E402

#: A household at the largest size may cost so many times what it costs at the smallest; peak memory in MB.
SCALING, MEMORY = 1.5, 1500

ARRANGEMENT = """\
合作: 大坪县黄桃产业联农带农合作
编号: DP-2025
模式: 公司+村集体+农户
期间: 2025-01-01 至 2025-12-31
当事人:
  公司: {类型: 有限责任公司, 名称: 大坪县黄桃有限公司}
  村集体: {类型: 农村集体经济组织, 名称: 大坪县股份经济合作联社}
  农户: {名册: 名册}
股别: {个人股别: [资金股]}
条款:
  - 条款: 土地租金
    收入: 租金
    付款方: 公司
    收款方: 农户
    数量: 地块.面积
    单价: 每亩每年 500 斤稻谷
    价格: {系列: 稻谷收购价, 取价日: 上年12月1日}
    计期: {方法: 按日, 基准: 实际/365}
    依据: 第三条
  - 条款: 入股保底
    收入: 股金
    付款方: 公司
    收款方: 农户
    数量: 股份.出资额
    费率: 6%/年
    计期: {方法: 按月, 截止日: 15}
    依据: 第五条
  - 条款: 用工报酬
    收入: 佣金
    类别: 用工
    付款方: 公司
    收款方: 农户
    数量: 用工.数量
    单价: {按: 岗位, 采摘: 130 元/工日, 套袋: 0.08 元/只}
    依据: 第六条
  - 条款: 代销佣金
    收入: 佣金
    类别: 代销
    付款方: 公司
    收款方: 农户
    数量: 代销.销售额
    费率: {方式: 超额累进, 档: [[0, 3%], [10000, 5%], [50000, 8%]]}
    依据: 第七条
分配:
  - 分配: 公司利润分配
    付款方: 公司
    来源: 事实.净利润
    利润口径: 已扣保底
    亏损年: 不分配，保底照付
    依据: 第八条
    步骤:
      - {去向: 公司, 比例: 60%}
      - {去向: 农户, 比例: 40%, 按: 股份.份额, 计权: 按日, 收入: 股金, 取整: {单位: 分, 方式: 最大余额}}
抵扣:
  - {项目: 种苗预付款, 债权人: 公司, 从: [股金], 顺序: 1, 同意书: 不需要, 不足: 结转}
"""

HEADINGS: Mapping[str, Sequence[str]] = {
    "名册": ("户号", "成员号", "姓名", "与户主关系", "组"),
    "地块": ("户号", "地块代码", "面积（亩）", "起", "止"),
    "股份": ("户号", "成员号", "股别", "份额", "出资额（元）", "起", "止"),
    "用工": ("日期", "户号", "成员号", "岗位", "数量", "单位"),
    "代销": ("日期", "户号", "单据号", "销售额（元）", "回款日"),
    "价格": ("系列", "日期", "价（元）", "每", "来源"),
    "事实": ("名称", "数值", "单位", "起", "止", "来源"),
    "预付": ("户号", "付款方", "项目", "金额（元）", "日期", "凭证"),
}


def season(households: int) -> dict[str, bytes]:
    """An invented season: a plot, a share, a day's work, a sale and a part of the profit a household."""
    draw = random.Random(households)  # noqa: S311 - invented figures, no secret
    rows: dict[str, list[Sequence[str]]] = {sheet: [headings] for sheet, headings in HEADINGS.items()}
    rows["价格"].append(("稻谷收购价", "2024-11-20", "129", "50公斤", "虚构"))
    profit = f"{households * 1000 + draw.randrange(1000)}.{draw.randrange(100):02d}"
    rows["事实"].append(("净利润", profit, "元", "2025-01-01", "2025-12-31", "虚构"))
    rows["事实"].append(("出表日", "2026-01-20", "日期", "", "", "虚构"))
    for at in range(households):
        number = f"H{at:06d}"
        joined = "2025-03-01" if at % 7 == 0 else ""
        day = f"2025-06-{draw.randint(1, 28):02d}"
        area, sold = draw.randint(80, 640), draw.randint(10000, 7000000)
        rows["名册"].append((number, "1", f"户主{at:06d}", "户主", f"{at * 20 // households}组"))
        rows["地块"].append((number, f"D{at}", f"{area // 100}.{area % 100:02d}", joined, ""))
        share, money = str(draw.randint(1, 9)), str(1000 * draw.randint(1, 20))
        rows["股份"].append((number, "1", "资金股", share, money, "", ""))
        rows["用工"].append((day, number, "1", "采摘", str(draw.randint(1, 30)), "工日"))
        rows["代销"].append((day, number, f"X{at}", f"{sold // 100}.{sold % 100:02d}", "2025-07-20"))
        if at % 10 == 0:
            rows["预付"].append((number, "公司", "种苗预付款", "300", "2025-03-05", f"Y{at}"))
    contents = {"合作.yaml": ARRANGEMENT.encode()}
    for sheet, table in rows.items():
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(table)
        contents[f"台账/{sheet}.csv"] = text.getvalue().encode()
    return contents


def work(households: int) -> None:
    """Read a season, then settle it once for each line on stdin and tell what it took."""
    begun = time.perf_counter()
    read = read_contents(season(households))
    if read.problems:
        raise SystemExit("\n".join(map(str, read.problems[:5])))
    reading = time.perf_counter() - begun
    print(json.dumps({"reading": reading}), flush=True)
    for _ in sys.stdin:
        with tempfile.TemporaryFile() as out:
            clock, cpu = time.perf_counter(), time.process_time()
            settlement = settle(read.arrangements, read.books)
            settled = time.process_time() - cpu
            write_result(settlement, read.inputs, out)
            told = {
                "lines": len(settlement.lines),
                "settling": settled,
                "seconds": time.perf_counter() - clock,
                "processor": time.process_time() - cpu,
                "bytes": out.tell(),
                "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        del settlement
        print(json.dumps(told), flush=True)


def main() -> int:
    """Measure all sizes, print a table, and give 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--work", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        work(asked.work)
        return 0
    sizes = [int(size) for size in asked.sizes.split(",")]
    workers = {
        size: subprocess.Popen(  # noqa: S603 (ourselves)
            [sys.executable, __file__, "--work", str(size)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for size in sizes
    }
    rounds: dict[int, list[dict[str, float]]] = {size: [] for size in sizes}
    reading = {size: json.loads(_answer(worker))["reading"] for size, worker in workers.items()}
    for _ in range(asked.rounds):
        for size, worker in workers.items():
            rounds[size].append(_ask(worker))
    for worker in workers.values():
        worker.communicate("")
    return _tell(rounds, reading)


def _ask(worker: subprocess.Popen[str]) -> dict[str, float]:
    if worker.stdin is not None:
        worker.stdin.write("again\n")
        worker.stdin.flush()
    answer: dict[str, float] = json.loads(_answer(worker))
    return answer


def _answer(worker: subprocess.Popen[str]) -> str:
    line = worker.stdout.readline() if worker.stdout is not None else ""
    if not line:
        raise SystemExit("a process ended before its time")
    return line


def _tell(rounds: Mapping[int, Sequence[Mapping[str, float]]], reading: Mapping[int, float]) -> int:
    print("| 户数 | 应得笔数 | 读入秒 | 核算秒 | 核算并写出秒（处理器） | 每户毫秒 | 结果文件 MB | 内存 MB |")
    print("|---|---|---|---|---|---|---|---|")
    each: dict[int, float] = {}
    memory = 0.0
    for size, found in rounds.items():
        processor = statistics.median(one["processor"] for one in found)
        settling = statistics.median(one["settling"] for one in found)
        peak = max(one["memory"] for one in found)
        each[size], memory = processor / size, max(memory, peak)
        print(
            f"| {size} | {found[0]['lines']:.0f} | {reading[size]:.1f} | {settling:.2f} | {processor:.2f} | "
            f"{each[size] * 1000:.2f} | {found[0]['bytes'] / 1e6:.0f} | {peak:.0f} |"
        )
    smallest, largest = min(each), max(each)
    ratio = each[largest] / each[smallest]
    reached = ratio <= SCALING and memory <= MEMORY
    print(f"\n每户耗时 {largest} 户是 {smallest} 户的 {ratio:.2f} 倍（目标 {SCALING} 倍、{MEMORY} MB 以内）")
    print("达到" if reached else "没有达到")
    return 0 if reached else 1


if __name__ == "__main__":
    raise SystemExit(main())
