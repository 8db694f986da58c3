"""The verification on a screen (屏幕): the summary first, then each household that is not equal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from linkage.console import terminal
from linkage.verify.list_rows import LOST_DIGITS
from linkage.verify.proof import Remark
from linkage.verify.remarks import MISNAMED, NOTE, WARNING
from linkage.verify.shown import show_problems, show_remarks
from linkage.verify.told import ToldDifference, ToldOutcome, balanced, counted, remedies, title, told
from linkage.verify.verification import Verification

#: So many households of one verdict, so many places of one remark are shown; the rest is counted.
MOST_HOUSEHOLDS, MOST_REMARKS = 100, 20
#: Of a list in which most households differ, so many tell as much as all.
MOST_OF_WRONG = 20

#: So many rows in which number and name are of two households are one thing to say, not one each.
_BLOCK = 3

_SEVERITIES = ((WARNING, "要看的"), (NOTE, "提示"))


def show(verification: Verification) -> None:
    """Write a verification on stdout."""
    terminal.say(title(verification))
    for one in verification.compared:
        terminal.say(f"比的是：{one}。")
    terminal.say(f"{counted(verification)}。")
    if verification.outcomes:
        terminal.say(f"{balanced(verification)}。" if verification.differing else "每一户都相符。")
    terminal.say()
    for severity, word in _SEVERITIES[:1]:
        _show_remarks(word, [one for one in verification.remarks if one.severity == severity])
    wrong = len(verification.differing) * 2 > len(verification.outcomes)
    most = MOST_OF_WRONG if wrong else MOST_HOUSEHOLDS
    for verdict, found in groupby(told(verification), key=lambda one: one.verdict):
        _show_households(verdict, list(found), most)
    _show_totals(verification)
    show_remarks("表本身对不上的（{} 处）", [one for one in verification.proved if one.severity == WARNING])
    show_remarks("表本身请再看一眼的（{} 处）", [one for one in verification.proved if one.severity == NOTE])
    show_problems(
        "读入时的提示（{} 处）", [one for one in verification.paid.notes if one.code != LOST_DIGITS.code]
    )
    for severity, word in _SEVERITIES[1:]:
        _show_remarks(word, [one for one in verification.remarks if one.severity == severity])
    for at, remedy in enumerate(remedies(verification)):
        terminal.say(f"{'怎样改正：' if at == 0 else '　　　　　'}{remedy}")


def _show_households(verdict: str, found: Sequence[ToldOutcome], most: int) -> None:
    entries = [
        terminal.Entry(str(at), f"{one.label}{f'　{one.rows}' if one.rows else ''}", _lines(one))
        for at, one in enumerate(found[:most], start=1)
    ]
    terminal.show_entries(f"{verdict}（{len(found)} 户）", entries)
    if len(found) > most:
        terminal.say(f"  还有 {len(found) - most} 户没有列在屏幕上，--out 写出的核对差异和 --json 里都有。")
    terminal.say()


def _lines(outcome: ToldOutcome) -> tuple[str, ...]:
    lines: list[str] = []
    for one in outcome.differences:
        lines.append(_amounts(one))
        lines += one.lines
    return tuple(dict.fromkeys(line for line in (*lines, *outcome.told) if line))


def _amounts(one: ToldDifference) -> str:
    """The amounts of a difference on one line, with what they are of."""
    parts = [
        one.item,
        f"应付 {one.due}" if one.due else "",
        f"表上 {one.paid}" if one.paid else "",
        one.off,
    ]
    return "　".join(part for part in parts if part)


def _show_totals(verification: Verification) -> None:
    entries = [
        terminal.Entry("相符" if one.holds else "不符", one.text, (_sides(one.sides),))
        for one in verification.agreements
    ]
    terminal.show_entries("合计", entries)
    terminal.say()


def _sides(sides: Sequence[tuple[str, object]]) -> str:
    return "，".join(f"{name} {amount}" for name, amount in sides)


def _show_remarks(word: str, found: Sequence[Remark]) -> None:
    """Remarks of one severity, those of one code together."""
    if not found:
        return
    entries: list[terminal.Entry] = []
    for code, same in groupby(sorted(found, key=lambda one: one.code), key=lambda one: one.code):
        listed = list(same)
        if code == MISNAMED.code and len(listed) >= _BLOCK:
            entries.append(_block(listed))
            continue
        for one in listed[:MOST_REMARKS]:
            lines = terminal.told(one.message, remedy=one.remedy if one is listed[0] else "")
            entries.append(terminal.Entry(code, str(one.where), lines))
        if len(listed) > MOST_REMARKS:
            entries.append(terminal.Entry(code, f"还有 {len(listed) - MOST_REMARKS} 处", ()))
    terminal.show_entries(f"{word}（{len(found)} 条）", entries)
    terminal.say()


def _block(found: Sequence[Remark]) -> terminal.Entry:
    """Rows whose number and name are of two households, said once, with the first of them in full."""
    first, last = found[0], found[-1]
    said = f"{len(found)} 行的户号和姓名不是一户，逐行见 --json；第一处：{first.message}"
    end = last.where.cell if last.where.sheet == first.where.sheet else str(last.where)
    place = f"{first.where} 到 {end} 之间，{len(found)} 行"
    return terminal.Entry(first.code, place, terminal.told(said, remedy=first.remedy))
