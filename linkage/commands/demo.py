"""``linkage demo``: invented villages, to try things on, for benchmarks and for support."""

from __future__ import annotations

from pathlib import Path

import click

from linkage.closing import DONE
from linkage.console import shell, terminal
from linkage.invented.county import County
from linkage.invented.ledger import MOST_IN_WORKBOOK

_LEDGERS = {"xlsx": False, "csv": True}


@click.command(
    help="造一个虚构的县：每个村一个结算期的文件夹，人名、号码、账目全是编的，可以试用、量速度、给人看毛病。\n\n"
    "各村的模式不同：有租地的，有入股的，有订单收购的，有集体分红的。同样的户数和种子，得出同样的内容。"
)
@click.option(
    "--villages", type=click.IntRange(1, 500), default=1, metavar="N", help="几个村；不写就是 1 个。"
)
@click.option(
    "--households",
    type=click.IntRange(1, 100_000),
    default=60,
    metavar="M",
    help="每村几户；不写就是 60 户。",
)
@click.option(
    "--seed", type=click.IntRange(0), default=1, metavar="S", help="种子，一个整数；换一个就是另一个县。"
)
@click.option(
    "--ledger",
    type=click.Choice(list(_LEDGERS)),
    help=f"台账写成工作簿还是 CSV；不写时，{MOST_IN_WORKBOOK} 户以内写工作簿，再多写 CSV，写和读都快得多。",
)
@click.option(
    "--out", cls=shell.RequiredOption, type=click.Path(path_type=Path), metavar="DIR", help="新建的文件夹。"
)
def command(villages: int, households: int, seed: int, ledger: str | None, out: Path) -> int:
    """Write a county of invented villages."""
    county = County(villages, households, seed, _LEDGERS.get(ledger or ""))
    with terminal.progress() as show:
        county.write(out, show)
    terminal.say_done(
        f"已写入：{out}，{villages} 个村，每村 {households} 户，种子 {seed}。人和账都是虚构的。"
    )
    terminal.say_done(f"下一步：linkage check {out}/某村，或 linkage run {out} --out 输出目录。")
    return DONE
