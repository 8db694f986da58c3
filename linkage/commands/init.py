"""``linkage init``: a fresh season folder with an arrangement, a charter and a workbook to fill."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path

import click

from linkage.closing import DONE
from linkage.console import terminal
from linkage.files.new_season import chosen, new_season, shared_registers
from linkage.files.pattern_reader import patterns
from linkage.files.season_folder import CHARTER, folder_contents, is_arrangement
from linkage.files.workbook_reader import LARGEST_FILE
from linkage.ground import source
from linkage.ground.disk import Disk, TooLargeError, read_at_most
from linkage.ground.errors import (
    EnvironmentTroubleError,
    InputRefusedError,
    Problem,
    UsageError,
    Where,
)
from linkage.ground.fault import quoted
from linkage.takeover import takeover_faults as faults
from linkage.takeover.confirming import confirm
from linkage.takeover.mapping import TakeoverMap
from linkage.takeover.mapping_reader import read_mapping
from linkage.takeover.mapping_text import mapping_text
from linkage.takeover.new_folder import NewFolder, Wanted, by_mapping, by_our_own
from linkage.takeover.next_season import is_ours
from linkage.takeover.old_workbook import OldWorkbook, read_old
from linkage.takeover.proposal import propose

_DEFAULT = "公司+村集体+农户"
_YEAR = re.compile(r"(?<![0-9])(19|20|21)[0-9]{2}(?![0-9])")


@click.command(
    help="新建一个结算期的文件夹：合作协议和台账样本，有的模式还有章程。\n\n"
    "DIR 是要新建的文件夹；已有内容的文件夹不会改动。要定的数都在台账的“约定”一张表里，"
    "在黄格里填，不必改协议文件。\n\n"
    "--pattern 可以写几次，一个模式一份协议，共用一本台账。\n\n"
    "--from 把已有的表带过来：上一季的台账不用对照；别的表要一份对照，没有 --columns 就先提出来，"
    "在终端上当面问，不在终端上就打印出来，退出码是 2。"
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
@click.option(
    "--from", "old", type=click.Path(path_type=Path), metavar="XLSX", help="从已有的表（.xlsx）带过来。"
)
@click.option("--columns", type=click.Path(path_type=Path), metavar="YAML", help="旧表哪一列是台账的哪一列。")
@click.option(
    "--save-columns",
    "kept",
    type=click.Path(path_type=Path),
    metavar="YAML",
    help="把对照存成文件，下次再用。",
)
def command(
    folder: Path | None,
    names: tuple[str, ...],
    year: int | None,
    old: Path | None,
    columns: Path | None,
    kept: Path | None,
    *,
    listing: bool,
) -> int:
    """Make a season folder; never overwrites anything."""
    if listing:
        for pattern in patterns().values():
            terminal.say(f"{pattern.name}　{pattern.line}")
        return DONE
    if folder is None:
        raise UsageError("没有写要新建的文件夹，例如 linkage init 2025-秋 --pattern 代销。")
    if old is None and (columns is not None or kept is not None):
        raise UsageError("--columns、--save-columns 要和 --from 一起用，例如 --from 老表.xlsx。")
    found = chosen(names or (_DEFAULT,))
    _check_free(folder)
    today = datetime.datetime.now(tz=datetime.UTC).astimezone()
    named = _YEAR.search(folder.name)
    season = year or (int(named[0]) if named else today.year)
    made = _taken_over(old, columns, kept, (names, season)) if old is not None else None
    files = made.files if made is not None else new_season(names or (_DEFAULT,), season)
    try:
        _write(folder, files)
    except OSError as error:
        raise EnvironmentTroubleError(f"写不进“{folder.name}”：{error.strerror}。") from error
    if made is not None:
        _tell(made)
    terminal.say(f"已新建“{folder.name}”：{'、'.join(files)}。")
    if made is None or "合作.yaml" in files:
        for sheet, clauses in shared_registers(found).items():
            terminal.say(
                f"〔{sheet}〕由{'、'.join(clauses)}共用：请在“条款”一列写明每一行归哪一条，空着就各条都算。"
            )
    terminal.say("下一步：填台账里的黄格和各表，再运行 linkage check。")
    return DONE


def _check_free(folder: Path) -> None:
    if folder.is_symlink():
        raise UsageError(f"“{folder.name}”是一个链接，不知道会写到哪里。请写它指着的文件夹，或换一个名称。")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"“{folder.name}”已经存在，而且不是空文件夹。请换一个名称。")


def _taken_over(
    old: Path, columns: Path | None, kept: Path | None, season: tuple[tuple[str, ...], int]
) -> NewFolder:
    """Carry an old workbook over; everything wrong in it or in the mapping is told at once."""
    book, problems = read_old(old.name, _read(old, LARGEST_FILE))
    if book is None:
        raise InputRefusedError(problems)
    names, year = season
    wanted = Wanted(names, year, _papers(old), _DEFAULT)
    if columns is None and is_ours(book):
        made = by_our_own(book, wanted)
    else:
        mapping = _given(columns) if columns is not None else _confirmed(book, kept)
        made = by_mapping(book, mapping, wanted)
    if made.takeover.problems:
        count = len(made.takeover.problems)
        raise InputRefusedError(made.takeover.problems, f"旧表有 {count} 处问题，没有新建文件夹。")
    return made


def _read(path: Path, limit: int) -> bytes:
    try:
        return read_at_most(path, limit)
    except TooLargeError as error:
        raise UsageError(f"“{path.name}”太大（{error.size} 字节），最多读 {limit} 字节。") from error
    except OSError as error:
        raise UsageError(f"读不出“{path.name}”：{error.strerror}。请核对文件名。") from error


def _papers(old: Path) -> Mapping[str, bytes]:
    """The arrangements, charter and laws that lie beside an old workbook."""
    problems: list[Problem] = []
    contents = folder_contents(old.parent, problems)
    found = {name: data for name, data in contents.items() if name.endswith(".yaml")}
    papers = any(is_arrangement(name) for name in found)
    return {name: data for name, data in found.items() if papers or name == CHARTER} if papers else {}


def _given(columns: Path) -> TakeoverMap:
    mapping, problems = read_mapping(columns.name, _read(columns, source.LARGEST_FILE))
    if mapping is None:
        raise InputRefusedError(problems, f"“{columns.name}”有 {len(problems)} 处问题，没有新建文件夹。")
    return mapping


def _confirmed(book: OldWorkbook, kept: Path | None) -> TakeoverMap:
    """The mapping a person confirms on a terminal; elsewhere the proposal is printed and that is all."""
    proposal = propose(book)
    if not proposal.mapping.parts:
        raise InputRefusedError([faults.NOTHING.at(Where(book.file))])
    if not terminal.answers():
        text = mapping_text(proposal.mapping, proposal.questions)
        terminal.say(text.rstrip("\n"))
        _keep(kept, text)
        raise UsageError(
            "旧表的对照要由人确认：上面是建议的，"
            + (f"已存成“{kept.name}”，" if kept is not None else "可以用 --save-columns 存成文件，")
            + "改好“？”以后用 --columns 给出。"
        )
    mapping = confirm(proposal)
    if mapping is None:
        _keep(kept, mapping_text(proposal.mapping, proposal.questions))
        raise UsageError("没有确认，没有新建文件夹。")
    text = mapping_text(mapping)
    _keep(kept, text)
    checked, problems = read_mapping("刚才的回答", text.encode("utf-8"))
    if checked is None:
        raise InputRefusedError(problems)
    return checked


def _keep(kept: Path | None, text: str) -> None:
    """Save a mapping under a name nobody uses yet."""
    if kept is None:
        return
    try:
        with kept.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise UsageError(f"{quoted(kept.name)}已经存在，没有写。请换一个名称。") from error
    except OSError as error:
        raise EnvironmentTroubleError(f"写不进{quoted(kept.name)}：{error.strerror}。") from error


def _tell(made: NewFolder) -> None:
    for line in (*made.takeover.lines, *made.told):
        terminal.say(line)
    notes = made.takeover.notes
    if notes:
        entries = [terminal.problem_entry(one) for one in notes]
        terminal.show_entries(f"读入报告（{len(notes)} 处），同样的话在 读入报告.txt", entries)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
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
