"""``linkage verify``: somebody's payout list, proved by itself, or beside a season."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from linkage.closing import DONE, LOOK, REFUSED, close
from linkage.console import terminal
from linkage.ground.canonical import canonical_bytes
from linkage.ground.errors import UsageError
from linkage.ground.fault import listed
from linkage.press.manifest import sha256
from linkage.verify import screen, shown
from linkage.verify.alone import prove
from linkage.verify.filing import COPY, file_verification
from linkage.verify.mapping import NO_MAPPING, mapped
from linkage.verify.payout_list import PayoutList
from linkage.verify.verification import Verification, verify_season
from linkage.verify.verify_document import verify_bytes


@click.command(
    help="核对别人算好的发放表（.xlsx 或 .csv，列由她自己定）：每一行的算式、小计和合计、重复、证件号和账号、"
    "单价、百分比、大写金额。\n\n"
    "给出 SEASON（一个结算期的文件夹）的，再与本季算好的逐户核对：认人、金额、收款账户、漏列、多列、重复，"
    "不符的说出多半错在哪里，各处的合计要相等。\n\n"
    "PAYOUTS 是发放表。每一列是什么先在终端上问一次，用 --save-columns 存下，下次用 --columns 给出；"
    "不在终端上又没有列文件的，打印提议，退出码 2。不改动发放表，也不往 SEASON 里写。"
    "都对得上的退出码是 0，有对不上的是 1，读不了的是 3。"
)
@click.argument("payouts", type=click.Path(path_type=Path), metavar="PAYOUTS")
@click.argument("season", type=click.Path(path_type=Path), metavar="[SEASON]", required=False)
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
@click.option(
    "--last", type=click.Path(path_type=Path), metavar="DIR", help="上期的文件夹，看是不是上期的数。"
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="把核对报告（PDF）、结果（JSON）和批注副本放进这个文件夹；没有就新建。",
)
@click.option("--json", "as_json", is_flag=True, help="只输出一份 JSON，供程序读取。")
def command(
    payouts: Path,
    season: Path | None,
    columns: Path | None,
    save: Path | None,
    last: Path | None,
    out: Path | None,
    *,
    as_json: bool,
) -> int:
    """Verify a payout list."""
    if season is None and (last is not None or out is not None):
        raise UsageError("--last 和 --out 要与 SEASON 一起给：linkage verify 发放表 本季的文件夹。")
    today = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    paid = mapped(payouts, columns, save, today, season)
    if paid is None:
        return NO_MAPPING
    if paid.problems:
        return _refused(paid, as_json=as_json)
    if season is not None:
        before = close(last).settlement if last is not None else None
        verification = verify_season(paid, close(season).settlement, before)
        return _beside(verification, payouts.read_bytes(), season, out, as_json=as_json)
    remarks = prove(paid)
    if as_json:
        terminal.write(canonical_bytes(shown.document(paid, remarks)))
    else:
        shown.show(paid, remarks)
    return LOOK if remarks else DONE


def _refused(paid: PayoutList, *, as_json: bool) -> int:
    """Tell why a list cannot be read."""
    if as_json:
        terminal.write(canonical_bytes(shown.document(paid, ())))
    else:
        shown.show_problems("要改正的问题（{} 处），改好才能核对", paid.problems)
        terminal.say(f"{paid.file} 有 {len(paid.problems)} 处读不了，没有核对。")
    return REFUSED


def _beside(verification: Verification, data: bytes, season: Path, out: Path | None, *, as_json: bool) -> int:
    """Tell what a list is beside a season, and file it where that is asked for."""
    filed = file_verification(verification, data, out, season) if out is not None else None
    if as_json:
        terminal.write(verify_bytes(verification, sha256(data)))
    else:
        screen.show(verification)
    if filed is not None and out is not None:
        manifest, already = filed
        names = [entry.name for entry in manifest.files]
        terminal.tell(f"{out.name}{'里已经有' if already else '：'}{listed(names)}。")
        if COPY not in names:
            terminal.tell(f"没有{COPY}：程序打不开这份表来抄。要看哪一格有话，见核对差异和核对报告。")
    return DONE if verification.is_equal else LOOK
