"""``linkage init``: a fresh season folder with an arrangement, a charter and a workbook to fill."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import click

from linkage.closing import DONE
from linkage.console import terminal
from linkage.files.new_season import new_season, patterns
from linkage.ground.disk import Disk
from linkage.ground.errors import EnvironmentTroubleError, UsageError

_DEFAULT = "公司+村集体+农户"
_YEAR = re.compile(r"(?<![0-9])(19|20|21)[0-9]{2}(?![0-9])")


@click.command(
    help="新建一季的文件夹：合作协议、章程和台账样本。\n\n"
    "DIR 是要新建的文件夹；已有内容的文件夹不会改动。参数在台账的“约定”一张表里填，不必改协议文件。"
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--pattern", default=_DEFAULT, metavar="模式", help=f"合作模式，默认是 {_DEFAULT}。")
@click.option(
    "--year",
    type=click.IntRange(1900, 2180),
    metavar="YEAR",
    help="结算年份，默认看文件夹名里的年份，没有就是今年。",
)
def command(folder: Path, pattern: str, year: int | None) -> int:
    """Make a season folder; never overwrites anything."""
    if pattern not in patterns():
        raise UsageError(f"没有“{pattern}”这个模式。可以写：{'、'.join(patterns())}。")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"“{folder.name}”已经存在，而且不是空文件夹。请换一个名称。")
    today = datetime.datetime.now(tz=datetime.UTC).astimezone()
    named = _YEAR.search(folder.name)
    files = new_season(pattern, year or (int(named[0]) if named else today.year))
    try:
        _write(folder, files)
    except OSError as error:
        raise EnvironmentTroubleError(f"写不进“{folder.name}”：{error.strerror}。") from error
    terminal.say(f"已新建“{folder.name}”：{'、'.join(files)}。")
    terminal.say("下一步：填台账，改合作协议里〔〕的内容，再运行 linkage check。")
    return DONE


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Write beside the target and move it into place, so that nothing half made is left under its name."""
    disk = Disk()
    target = folder.resolve()
    staging = target.with_name(f".{target.name}.part")
    target.parent.mkdir(parents=True, exist_ok=True)
    if staging.exists():
        disk.clear(staging, "合作.yaml")
    disk.make_folder(staging)
    for name, data in files.items():
        disk.write(staging / name, data)
    disk.sync_folder(staging)
    if target.exists():
        target.rmdir()
    disk.rename(staging, target)
