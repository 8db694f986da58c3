"""An official form as a paper (表样): its head, its numbered lines with their amounts, its foot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.document import Said, Shown, View
from linkage.engine.surplus import surpluses
from linkage.model.entitlement import Settlement
from linkage.press.spreadsheet import Column, Leaf
from linkage.telling.agreement import less
from linkage.telling.income_statement import Filled, Form, statements
from linkage.telling.paper import dated, party, running_numbered, sealed, season_name
from linkage.telling.paper_leaf import on_paper, parts, sentences, words
from linkage.telling.plan_figures import income_rows
from linkage.telling.stamp import KEEPERS
from linkage.telling.surplus_statement import OTHERS


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
            "minus": line.minus,
        }
        for at, line in enumerate(form.lines, start=1)
    ]
    return sealed(
        {
            "title": f"{name}{season_name(settlement)}{form.title}",
            "running": running_numbered(settlement, form.title, KEEPERS, payer),
            "heading": form.title,
            "season": season_name(settlement),
            "form": form.number,
            "payer": name,
            "day": dated(settlement),
            "lines": lines,
            "sources": _sources(settlement, filled),
            "current": filled.form.current,
            "apart": _apart(filled),
            "elsewhere": _elsewhere(filled),
            "total": str(filled.current),
            "notes": list(_notes(filled)),
        }
    )


def _apart(filled: Filled) -> bool:
    """Whether the accounts come to another surplus than was distributed."""
    return filled.accounts is not None and filled.accounts != filled.current


def _elsewhere(filled: Filled) -> str:
    """What was distributed to whom the form has no line for."""
    lined = any(line.name == OTHERS for line in filled.form.lines)
    return "" if lined or OTHERS not in filled.amounts else str(filled.amounts[OTHERS])


def _sources(settlement: Settlement, filled: Filled) -> list[Shown]:
    """What this year's came from, where the lines above it are not filled: their sum can be checked."""
    if filled.accounts is not None:
        return []
    mine = [one for one in surpluses(settlement) if one.payer == filled.payer]
    return [row for one in mine for row in income_rows(settlement, one)]


_LINES = (
    *(Column("项目", width=30), Column("行次", "center", 8)),
    *(Column("本年金额", "num", 18), Column("上年金额", "num", 18)),
)
_SOURCES = (
    *(Column("加减", "center", 8), Column("来源", width=30)),
    *(Column("金额", "num", 18), Column("凭什么", width=40)),
)


def form_book(view: View) -> Sequence[Leaf]:
    """The form as a sheet to go on with, and what this year's came from where its lines are blank."""
    rows = tuple(
        (*(words(row, key) for key in ("words", "number", "amount")), "") for row in parts(view, "lines")
    )
    leaves = [Leaf(words(view, "heading"), (), _LINES, rows, below=tuple(sentences(view, "notes")))]
    sources = tuple(
        tuple(words(row, key) for key in ("sign", "name", "amount", "evidence"))
        for row in parts(view, "sources")
    )
    if sources:
        total = ("", words(view, "current"), words(view, "total"), "")
        leaves.append(Leaf("来源", (), _SOURCES, sources, total))
    return [on_paper(view, leaf) for leaf in leaves]


def form_sums(view: View) -> Iterator[Said]:
    """What each total of the form adds up: the total before it and the lines between.

    The last also lacks what went where the form has no line. Where the accounts say another surplus than was
    distributed, a note says so, and this year's line is not what stands above it. What the sources come to is
    this year's line. A total that is blank is told nothing of, nor is the next.
    """
    lines = parts(view, "lines")
    before, between, known = "", list[View](), True
    for line in lines:
        amount = words(line, "amount")
        current = line["total"] is True and words(line, "words").endswith(words(view, "current"))
        if current and parts(view, "sources"):
            yield Said(words(view, "current"), words(view, "total"), of=(amount,), place="来源")
        if line["total"] is not True:
            between.append(line)
            continue
        apart = current and view["apart"] is True
        if amount and known and not apart and all(words(one, "amount") for one in between):
            out = (less(words(view, "elsewhere")),) if line is lines[-1] else ()
            yield Said(words(line, "words"), amount, of=(before, *map(_signed, between), *out))
        before, between, known = amount, [], bool(amount)


def _signed(line: View) -> str:
    amount = words(line, "amount")
    return less(amount) if line["minus"] is True else amount


def _notes(filled: Filled) -> tuple[str, ...]:
    found = []
    if filled.accounts is None:
        found.append(
            "空着的各行本系统没有账，请会计按账填；在台账〔事实〕按行名登记（没有的写 0）以后，自动填好并核对"
        )
    elif _apart(filled):
        found.append(f"按账上收支算是 {filled.accounts} 元，分配用的是 {filled.current} 元，两数不符，请核对")
    found.append("上年金额由会计照上年的报表填")
    if filled.form.beside:
        found.append(filled.form.beside)
    if not filled.form.confirmed:
        found.append("各行的名称和次序没有同财政部发布的原表核对过（未确认），报送以前请会计先核对")
    return tuple(found)
