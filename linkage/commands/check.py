"""``linkage check``: everything there is to say about a season's input, at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import attrs
import click

from linkage.annotating import annotate_season, place_for_copy
from linkage.check import NOTE, PROVISIONAL, REFUSAL, VOID, WARNING, decided
from linkage.closing import REFUSED, Closing, Examination, examine
from linkage.console import terminal
from linkage.files.register_faults import OPEN_CELLS
from linkage.ground.canonical import canonical_bytes
from linkage.ground.errors import Problem
from linkage.ground.figure import Json
from linkage.telling.checklist import checklist
from linkage.telling.finding_words import what_and_remedy
from linkage.telling.problem_document import problem_document

#: How many places of one message are named.
_PLACES = 3

_TITLES = (
    (REFUSAL, "拒绝（{} 条），没有准予的决定不出文书"),
    (WARNING, "警告（{} 条），在〔决定〕里答复后文书才算正式"),
    (NOTE, "提示（{} 条），看一看，不用改也可以"),
)


_SETTLED_TITLE = "已有决定的（{} 条），决定印在文书上"


@click.command(
    help="读入全部资料，一次列出所有问题、提示和发现。\n\n"
    "SEASON 是一个结算期的文件夹。除了 --annotate 要的副本，不写任何文件。"
    "有问题的退出码是 3，只有发现的是 1，都没有的是 0。"
)
@click.argument("season", type=click.Path(path_type=Path), metavar="SEASON")
@click.option("--json", "as_json", is_flag=True, help="只输出一份 JSON，供程序读取。")
@click.option(
    "--annotate",
    type=click.Path(path_type=Path),
    metavar="FILE.xlsx",
    help="另写一份台账的批注副本：有问题的格子带颜色和批注，首页列出全部。只供查看，不能放在这一季的文件夹里。",
)
def command(season: Path, annotate: Path | None, *, as_json: bool) -> int:
    """Show all problems, notes and findings of a season."""
    place = place_for_copy(annotate, season) if annotate is not None else None
    examined = examine(season)
    if as_json:
        terminal.write(canonical_bytes(document(examined)))
    else:
        _show(examined)
    if place is not None:
        # On stderr when stdout is a document for programs.
        (terminal.tell if as_json else terminal.say)(annotate_season(examined, place))
    return REFUSED if examined.closing is None else examined.closing.exit_code


def document(examined: Examination) -> dict[str, Json]:
    """What was found, as data."""
    closing = examined.closing
    return {
        "schema": "linkage.check/1",
        "season": closing.settlement.main.season_id if closing is not None else None,
        "problems": [problem_document(one) for one in examined.problems],
        "notes": [problem_document(one) for one in examined.notes],
        "findings": [attrs.asdict(finding) for finding in examined.findings],
        "withheld": [finding.code for finding in closing.withheld] if closing is not None else [],
        "state": closing.settlement.extras["state"] if closing is not None else None,
        "checklist": _checklist(closing) if closing is not None else [],
    }


def _show(examined: Examination) -> None:
    """The gravest first: what keeps the season from being reckoned, what keeps papers back, the rest."""
    title = "还要填的（{} 处）" if _open_only(examined) else "要改正的问题（{} 处），改好才能算"
    _show_problems(title, examined.problems)
    settled = decided(examined.closing.settlement) if examined.closing is not None else {}
    for severity, title in _TITLES:
        found = [f for f in examined.findings if f.severity == severity and f not in settled]
        _group(title, [(f.code, f.where, _sentences(f.message, f"依据：{f.ground}")) for f in found])
    _group(
        _SETTLED_TITLE,
        [(f.code, f.where, (_sentences(f.message, "")[0], said)) for f, said in settled.items()],
    )
    _show_checklist(examined.closing)
    _show_problems("读入时的提示（{} 处），不用改也能算", examined.notes)
    terminal.say(_verdict(examined))


def _checklist(closing: Closing) -> list[Json]:
    return [attrs.asdict(item) for item in checklist(closing.settlement)]


def _show_checklist(closing: Closing | None) -> None:
    items = checklist(closing.settlement) if closing is not None else ()
    if items:
        rows = [(item.about, item.asks, item.state, item.told) for item in items]
        terminal.show_table("手续清单", ("哪件事", "手续", "状态", "记录"), rows, words=4)
        terminal.say()


def _open_only(examined: Examination) -> bool:
    """Say whether nothing is wrong but that cells are not filled yet."""
    return bool(examined.problems) and all(p.code == OPEN_CELLS.code for p in examined.problems)


def _show_problems(title: str, problems: Sequence[Problem]) -> None:
    _group(title, [(one.code, one.place, one.lines) for one in map(terminal.problem_entry, problems)])


def _sentences(message: str, ground: str) -> tuple[str, ...]:
    """A finding on lines of its own: what is wrong, how to mend it, on what ground."""
    what, remedy = what_and_remedy(message)
    return (f"{what}。", *((f"{terminal.MEND}{remedy}。",) if remedy else ()), ground)


def _group(title: str, said: Sequence[tuple[str, str, tuple[str, ...]]]) -> None:
    """Show messages; what is said of several places in the same words is said once."""
    places: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for code, place, lines in said:
        places.setdefault((code, lines), []).append(place)
    if not places:
        return
    entries = [terminal.Entry(code, _listed(found), lines) for (code, lines), found in places.items()]
    terminal.show_entries(title.format(len(said)), entries)
    terminal.say()


def _listed(places: Sequence[str]) -> str:
    shown = "、".join(places[:_PLACES])
    return shown if len(places) <= _PLACES else f"{shown} 等 {len(places)} 处"


def _verdict(examined: Examination) -> str:
    """The last line: whether it can be reckoned, and whether papers come of it."""
    closing = examined.closing
    if closing is None and _open_only(examined):
        return "资料还没有填完，先不核算。"
    if closing is None:
        return f"资料有 {len(examined.problems)} 处问题，未写入任何数据。"
    settlement = closing.settlement
    counted = (
        f"{settlement.main.season_id}：{len(settlement.books.households)} 户，"
        f"{len(settlement.lines)} 笔应得，两次计算一致。"
    )
    if closing.withheld:
        codes = "、".join(sorted({finding.code for finding in closing.withheld}))
        return f"{counted}可以核算，但因 {codes} 不能出正式文书。"
    state = closing.settlement.extras["state"]
    if state == PROVISIONAL:
        return f"{counted}手续还没有补齐，文书标“暂付”。"
    if state == VOID:
        return f"{counted}这一套已经作废，文书标“作废”。"
    return counted if closing.final else f"{counted}警告没有答复，文书只能是{state}。"
