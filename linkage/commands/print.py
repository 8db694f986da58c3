"""``linkage print``: papers of a season, all or some."""

from __future__ import annotations

from pathlib import Path

import click

from linkage.batch.run import default_workers, publish_and_tell
from linkage.closing import DONE, close
from linkage.console import terminal
from linkage.ground.errors import UsageError
from linkage.publishing import Request, kinds, title_of


@click.command(
    help="出文书：告知书、协议、名册、公示等 PDF，记账凭证等表格（CSV）；"
    "名册、公示、报表和表格另有一份 Excel（.xlsx）。\n\n"
    "SEASON 是一个结算期的文件夹。不写 --only 和 --household 就是全部。有“拒绝”类发现的，不出文书，退出码 3。"
)
@click.argument("season", type=click.Path(path_type=Path), metavar="SEASON", required=False)
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="输出目录；没有就新建。")
@click.option("--only", multiple=True, metavar="KIND", help="只出这一种文书，可以写几次；种类见 --list。")
@click.option("--household", default="", metavar="户号", help="只出这一户的文书。")
@click.option("--list", "as_list", is_flag=True, help="列出文书种类，一行一个，不出文书。")
def command(
    season: Path | None, out: Path | None, only: tuple[str, ...], household: str, *, as_list: bool
) -> int:
    """Print papers of a season."""
    if as_list:
        # A person reads the names beside the ids; a script, as ever, one id a line.
        named = terminal.watched()
        for kind in kinds():
            terminal.say(f"{kind:24}{title_of(kind)}" if named else kind)
        return DONE
    if season is None:
        raise UsageError("没有写结算期的文件夹，例如 linkage print 2025-秋 --out 文书。")
    if out is None:
        raise UsageError("请用 --out 指定输出目录。用法见 linkage print --help。")
    return publish_and_tell(close(season), out, Request(only, household, workers=default_workers()))
