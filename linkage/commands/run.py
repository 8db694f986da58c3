"""``linkage run``: whole seasons, from the folder to the papers."""

from __future__ import annotations

from pathlib import Path

import click

from linkage.batch.run import default_workers
from linkage.batch.run import run as run_seasons
from linkage.console import shell
from linkage.ground.errors import UsageError
from linkage.press.ways import Engine
from linkage.publishing import Request


@click.command(
    help="办完整个结算期：读入、核算、复算、出全部文书和清单。\n\n"
    "SEASON 是一个结算期的文件夹；写几个，或写一个装着各村文件夹的县文件夹，各村各出一套，"
    "几个村同时办，另有县清单.json 和打印目录。有一个村出不来，其余的照办。"
    "输出目录里已有同样资料的成品时什么也不做；资料不同的，要加 --replace 才换。"
    "中途断电或被关掉也不会留下半套，再运行一次即可。"
)
@click.argument("seasons", type=click.Path(path_type=Path), metavar="SEASON...", nargs=-1, required=True)
@click.option(
    "--out", cls=shell.RequiredOption, type=click.Path(path_type=Path), metavar="DIR", help="输出目录。"
)
@click.option("--replace", is_flag=True, help="换掉输出目录里原有的一套；没有变的文书不重排。")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="N",
    help="用几个进程：几个村同时办，每村一个进程；只有一个村时用来排版。不写就看机器有几个核。",
)
@click.option(
    "--scheduler",
    default="",
    metavar="ADDRESS",
    help="交给 dask 集群办，写调度器的地址，例如 tcp://10.0.0.5:8786。各台机器的程序、库和字体要一样。",
)
@click.option(
    "--engine",
    type=click.Choice(("auto", "full")),
    default="auto",
    help="auto：同一种文书先由排版引擎排几份，其余照样快排；full：每一份都由排版引擎排，慢，字样位置相同。",
)
def command(
    seasons: tuple[Path, ...],
    out: Path,
    workers: int | None,
    scheduler: str,
    engine: Engine,
    *,
    replace: bool,
) -> int:
    """Run whole seasons."""
    if scheduler and workers:
        raise UsageError("--workers 是本机的进程数，不能和 --scheduler 同用。请去掉一个。")
    request = Request(replace=replace, workers=workers or default_workers(), engine=engine)
    return run_seasons(seasons, out, request, scheduler)
