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
@click.option(
    "--only",
    multiple=True,
    metavar="KIND",
    help="只出这一种文书，可以写几次；写编码或名称，例如 paylist、签领表，见 --list。",
)
@click.option("--household", default="", metavar="户号", help="只出这一户的文书。")
@click.option("--replace", is_flag=True, help="换掉输出目录里原有的一套；没有变的文书不重排。")
@click.option("--list", "as_list", is_flag=True, help="列出文书种类，一行一个，不出文书。")
def command(
    season: Path | None,
    out: Path | None,
    only: tuple[str, ...],
    household: str,
    *,
    replace: bool,
    as_list: bool,
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
    only = tuple(dict.fromkeys(map(_kind_named, only)))
    return publish_and_tell(
        close(season), out, Request(only, household, replace=replace, workers=default_workers())
    )


def _kind_named(word: str) -> str:
    """The id of the kind whose title a word is, or is part of when of no other.

    A word that is of none comes back as it is, to be told with what there is.
    """
    titles = {kind: title_of(kind) for kind in kinds()}
    found = [kind for kind, title in titles.items() if title == word]
    found = found or [kind for kind, title in titles.items() if word and word in title]
    if word in titles or not found:
        return word
    if len(found) > 1:
        named = "、".join(f"{kind}（{titles[kind]}）" for kind in found)
        raise UsageError(f"名称里有“{word}”的不止一种：{named}。请写编码。")
    return found[0]
