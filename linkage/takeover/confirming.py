"""Confirming (当面确认): a proposal on a terminal, its questions asked, the whole confirmed by a person."""

from __future__ import annotations

from linkage.console import terminal
from linkage.takeover.mapping import ColumnMap, PartMap, TakeoverMap
from linkage.takeover.mapping_text import column_words
from linkage.takeover.proposal import Proposal, answered

_YES = frozenset({"y", "yes", "是", "对", "好"})


def confirm(proposal: Proposal) -> TakeoverMap | None:
    """The mapping as a person answered and confirmed it; nothing when it was not confirmed."""
    for part in proposal.mapping.parts:
        _show(part)
    if proposal.mapping.unread:
        terminal.tell(f"看不出是什么、不读的表：{'、'.join(proposal.mapping.unread)}")
    for question in list(proposal.questions):
        part = proposal.mapping.parts[question.part]
        terminal.tell("")
        terminal.tell(f"〔{part.sheet}〕→〔{part.register}〕 {question.asks}")
        for number, (label, _) in enumerate(question.answers, start=1):
            terminal.tell(f"  {number}  {label}")
        column = _chosen([answer for _, answer in question.answers])
        if column is None:
            return None
        answered(proposal, question, column)
    terminal.tell("")
    return proposal.mapping if terminal.ask("照这样带过来吗？(y/n)", "n").strip().lower() in _YES else None


def _show(part: PartMap) -> None:
    rows = [(column.heading, column_words(column) or "（下面问）") for column in part.columns]
    terminal.show_table(f"〔{part.sheet}〕→〔{part.register}〕", ("台账的列", "旧表的列"), rows, words=2)


def _chosen(answers: list[ColumnMap]) -> ColumnMap | None:
    """The answer a person chose by its number; nothing when the input ended."""
    while True:
        said = terminal.ask(f"请写 1 到 {len(answers)}，不带了就按回车", "").strip()
        if said.isascii() and said.isdecimal() and 1 <= int(said) <= len(answers):
            return answers[int(said) - 1]
        if not said:
            return None
