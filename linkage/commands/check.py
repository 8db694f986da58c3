"""``linkage check``: everything there is to say about a season's input, at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from linkage.closing import REFUSED, Examination, examine
from linkage.console import terminal
from linkage.files.register_faults import OPEN_CELLS
from linkage.ground.canonical import canonical_bytes
from linkage.ground.errors import Problem
from linkage.ground.figure import Json


@click.command(
    help="读入全部资料，一次列出所有问题、提示和发现。\n\n"
    "SEASON 是一季的文件夹。不写任何文件。有问题的退出码是 3，只有发现的是 1，都没有的是 0。"
)
@click.argument("season", type=click.Path(path_type=Path), metavar="SEASON")
@click.option("--json", "as_json", is_flag=True, help="只输出一份 JSON，供程序读取。")
def command(season: Path, *, as_json: bool) -> int:
    """Show all problems, notes and findings of a season."""
    examined = examine(season)
    if as_json:
        terminal.write(canonical_bytes(document(examined)))
    else:
        _show(examined)
    return REFUSED if examined.closing is None else examined.closing.exit_code


def document(examined: Examination) -> dict[str, Json]:
    """What was found, as data."""
    closing = examined.closing
    return {
        "schema": "linkage.check/1",
        "season": closing.settlement.main.season_id if closing is not None else None,
        "problems": _plain(examined.problems),
        "notes": _plain(examined.notes),
        "findings": closing.result["findings"] if closing is not None else [],
        "withheld": [finding.code for finding in closing.withheld] if closing is not None else [],
    }


def _plain(problems: Sequence[Problem]) -> list[Json]:
    return [
        {
            "code": problem.code,
            "where": str(problem.where),
            "file": problem.where.file,
            "sheet": problem.where.sheet,
            "cell": problem.where.cell,
            "line": problem.where.line,
            "what": problem.what,
            "why": problem.why,
            "remedy": problem.remedy,
        }
        for problem in problems
    ]


def _show(examined: Examination) -> None:
    open_only = bool(examined.problems) and all(p.code == OPEN_CELLS.code for p in examined.problems)
    if open_only:
        _list("还要填的", [str(problem) for problem in examined.problems], "处")
    else:
        _list("问题", [str(problem) for problem in examined.problems])
    _list("读入时的提示", [str(note) for note in examined.notes])
    closing = examined.closing
    if open_only:
        terminal.say("资料还没有填完，先不核算。")
        return
    if closing is None:
        terminal.say(f"资料有 {len(examined.problems)} 处问题，未写入任何数据。")
        return
    _list(
        "发现",
        [f"{f.severity} {f.code} {f.where}：{f.message}（{f.ground}）" for f in closing.findings],
    )
    if closing.withheld:
        codes = "、".join(sorted({finding.code for finding in closing.withheld}))
        terminal.say(f"可以核算，但因 {codes} 不能出正式文书。")
    settlement = closing.settlement
    terminal.say(
        f"{settlement.main.season_id}：{len(settlement.books.households)} 户，"
        f"{len(settlement.lines)} 笔应得，两次计算一致。"
    )


def _list(title: str, lines: Sequence[str], counted: str = "条") -> None:
    if lines:
        terminal.say(f"{title}（{len(lines)} {counted}）")
        for line in lines:
            terminal.say(f"  {line}")
