"""An official form as a paper (表样): its head, its numbered lines with their amounts, its foot."""

from __future__ import annotations

from collections.abc import Mapping

from linkage.document import Shown, View
from linkage.model.entitlement import Settlement
from linkage.telling.income_statement import Filled, Form, statements
from linkage.telling.paper import dated, party, running_numbered, sealed, season_name


def form_paths(settlement: Settlement, form: Form, kind: str) -> Mapping[str, str]:
    """The files of a form: one for each payer that has it."""
    return {f"内部/{kind}-{one.payer}.pdf": one.payer for one in statements(settlement, form)}


def form_view(settlement: Settlement, form: Form, payer: str) -> View:
    """What the form of one payer shows."""
    filled = next(one for one in statements(settlement, form) if one.payer == payer)
    name = party(settlement, payer).name
    lines: list[Shown] = [
        {
            "words": line.words,
            "number": str(at),
            "amount": str(filled.amounts[line.name]) if line.name in filled.amounts else "",
            "total": line.total,
        }
        for at, line in enumerate(form.lines, start=1)
    ]
    return sealed(
        {
            "title": f"{name}{season_name(settlement)}{form.title}",
            "running": running_numbered(settlement, form.title, payer),
            "heading": form.title,
            "season": season_name(settlement),
            "form": form.number,
            "payer": name,
            "day": dated(settlement),
            "lines": lines,
            "notes": list(_notes(filled)),
        }
    )


def _notes(filled: Filled) -> tuple[str, ...]:
    found = []
    if filled.accounts is None:
        found.append(
            "空着的各行请会计按账填写；各行都在台账〔事实〕按行名登记（没有的写 0）以后，这里会自动填好并核对"
        )
    elif filled.accounts != filled.current:
        found.append(f"按账上收支算是 {filled.accounts} 元，分配用的是 {filled.current} 元，两数不符，请核对")
    if not filled.form.confirmed:
        found.append("各行照记得的表样列出，没有核对过原文（未确认）")
    return tuple(found)
