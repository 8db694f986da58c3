"""``linkage verify``: somebody's payout list, proved by itself."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from linkage.closing import DONE, LOOK, REFUSED
from linkage.console import terminal
from linkage.ground.canonical import canonical_bytes
from linkage.verify import shown
from linkage.verify.alone import prove
from linkage.verify.mapping import NO_MAPPING, mapped


@click.command(
    help="核对别人算好的发放表（.xlsx 或 .csv，列由她自己定）：每一行的算式、小计和合计、重复、证件号和账号、"
    "单价、百分比、大写金额。\n\n"
    "PAYOUTS 是发放表。每一列是什么先在终端上问一次，用 --save-columns 存下，下次用 --columns 给出；"
    "不在终端上又没有列文件的，打印提议，退出码 2。不改动发放表。"
    "都对得上的退出码是 0，有对不上的是 1，读不了的是 3。"
)
@click.argument("payouts", type=click.Path(path_type=Path), metavar="PAYOUTS")
@click.option(
    "--columns",
    type=click.Path(path_type=Path),
    metavar="FILE.yaml",
    help="列文件：每一列是什么，以前确认过的。",
)
@click.option(
    "--save-columns",
    "save",
    type=click.Path(path_type=Path),
    metavar="FILE.yaml",
    help="把确认过的列存成文件，下次再用。",
)
@click.option("--json", "as_json", is_flag=True, help="只输出一份 JSON，供程序读取。")
def command(payouts: Path, columns: Path | None, save: Path | None, *, as_json: bool) -> int:
    """Verify a payout list."""
    today = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    paid = mapped(payouts, columns, save, today)
    if paid is None:
        return NO_MAPPING
    remarks = () if paid.problems else prove(paid)
    if as_json:
        terminal.write(canonical_bytes(shown.document(paid, remarks)))
    elif paid.problems:
        shown.show_problems("要改正的问题（{} 处），改好才能核对", paid.problems)
        terminal.say(f"{paid.file} 有 {len(paid.problems)} 处读不了，没有核对。")
    else:
        shown.show(paid, remarks)
    if paid.problems:
        return REFUSED
    return LOOK if remarks else DONE
