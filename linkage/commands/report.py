"""``linkage report``: the season as one page to look at in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from linkage.closing import close
from linkage.console import terminal
from linkage.console.shell import RequiredOption
from linkage.ground.single_file import place_for, write_single
from linkage.page.page import PageEdition, is_page, page

_KILOBYTE = 1000
_WORDS = {"internal": "内部版", "public": "公开版"}


@click.command(
    help="出一个网页文件，双击就能看：合计、资金流向图、各户每一笔怎么来的、分布、发现和手续。不联网。\n\n"
    "SEASON 是一个结算期的文件夹。内部版有姓名和推算；公开版姓名打码，"
    "只逐户公布成员会议决定的分配和公共资金，户数少的不单列，不按金额排。\n\n"
    "有“拒绝”类发现的不出公开版，退出码 3。"
)
@click.argument("season", type=click.Path(path_type=Path), metavar="SEASON")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    cls=RequiredOption,
    help="网页文件，以 .html 结尾；已有的只替换本程序写的同一版。",
)
@click.option(
    "--edition",
    type=click.Choice(["internal", "public"]),
    default="internal",
    metavar="internal|public",
    help="internal 内部版（不写就是它），public 公开版。",
)
@click.option("--last", type=click.Path(path_type=Path), metavar="DIR", help="上期的文件夹，与它比。")
def command(season: Path, out: Path, edition: str, last: Path | None) -> int:
    """Write the page of a season."""
    asked = cast("PageEdition", edition)
    target = place_for(out, suffix=".html", season=season)
    closing = close(season)
    before = close(last) if last is not None else None
    with terminal.progress() as show:
        data = page(closing, asked, before, progress=show)
    write_single(target, data, ours=lambda found: is_page(found, asked), what=f"{_WORDS[asked]}网页")
    terminal.say_done(f"已写入：{out}（{_words(len(data))}）。双击用浏览器打开。")
    return closing.exit_code


def _words(size: int) -> str:
    """A size as people say it."""
    kilobytes = -(-size // _KILOBYTE)
    return f"{kilobytes} KB" if kilobytes < _KILOBYTE else f"{-(-kilobytes // _KILOBYTE)} MB"
