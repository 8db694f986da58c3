"""``linkage init``: a fresh season folder with an arrangement, a charter and a workbook to fill."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import click

from linkage.closing import DONE
from linkage.console import terminal
from linkage.files.new_season import chosen, new_season, shared_registers
from linkage.files.pattern_reader import patterns
from linkage.ground.disk import Disk
from linkage.ground.errors import EnvironmentTroubleError, UsageError

_DEFAULT = "公司+村集体+农户"
_YEAR = re.compile(r"(?<![0-9])(19|20|21)[0-9]{2}(?![0-9])")


@click.command(
    help="新建一个结算期的文件夹：合作协议和台账样本，有的模式还有章程。\n\n"
    "DIR 是要新建的文件夹；已有内容的文件夹不会改动。要定的数都在台账的“约定”一张表里，"
    "在黄格里填，不必改协议文件。\n\n"
    "--pattern 可以写几次，一个模式一份协议，共用一本台账。"
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR", required=False)
@click.option(
    "--pattern",
    "names",
    multiple=True,
    metavar="模式",
    help=f"合作模式，可以写几次；默认是 {_DEFAULT}。",
)
@click.option("--list", "listing", is_flag=True, help="列出全部模式，一行一个。")
@click.option(
    "--year",
    type=click.IntRange(1900, 2180),
    metavar="YEAR",
    help="结算年份，默认看文件夹名里的年份，没有就是今年。",
)
def command(folder: Path | None, names: tuple[str, ...], year: int | None, *, listing: bool) -> int:
    """Make a season folder; never overwrites anything."""
    if listing:
        for pattern in patterns().values():
            terminal.say(f"{pattern.name}　{pattern.line}")
        return DONE
    if folder is None:
        raise UsageError("没有写要新建的文件夹，例如 linkage init 2025-秋 --pattern 代销。")
    wanted = names or (_DEFAULT,)
    found = chosen(wanted)
    if folder.is_symlink():
        raise UsageError(f"“{folder.name}”是一个链接，不知道会写到哪里。请写它指着的文件夹，或换一个名称。")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"“{folder.name}”已经存在，而且不是空文件夹。请换一个名称。")
    today = datetime.datetime.now(tz=datetime.UTC).astimezone()
    named = _YEAR.search(folder.name)
    files = new_season(wanted, year or (int(named[0]) if named else today.year))
    try:
        _write(folder, files)
    except OSError as error:
        raise EnvironmentTroubleError(f"写不进“{folder.name}”：{error.strerror}。") from error
    terminal.say(f"已新建“{folder.name}”：{'、'.join(files)}。")
    for sheet, clauses in shared_registers(found).items():
        terminal.say(
            f"〔{sheet}〕由{'、'.join(clauses)}共用：请在“条款”一列写明每一行归哪一条，空着就各条都算。"
        )
    terminal.say("下一步：填台账里的黄格和各表，再运行 linkage check。")
    return DONE


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Write beside the target and move it into place, so that nothing half made is left under its name."""
    disk = Disk()
    target = folder.resolve()
    staging = target.with_name(f".{target.name}.part")
    target.parent.mkdir(parents=True, exist_ok=True)
    if staging.is_symlink() or staging.is_file():
        disk.remove_file(staging)
    elif staging.exists():
        disk.clear(staging, "台账.xlsx")
    disk.make_folder(staging)
    for name, data in files.items():
        disk.write(staging / name, data)
    disk.sync_folder(staging)
    if target.exists():
        target.rmdir()
    disk.rename(staging, target)
