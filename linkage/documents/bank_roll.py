"""The printed roll of payments by bank (代发花名册, B13): the control sheet, then who is paid what.

It is signed before the files are sent: the bank, the treasurer and the head see on paper what the file holds.
Account and identity stand with their last four digits; the whole numbers are in the bank's file alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from linkage.bank.doubts import NO_BANK
from linkage.bank.form import purpose
from linkage.bank.order import Order, Payment, total
from linkage.document import Document, Said, Shown, View
from linkage.ground.fault import listed
from linkage.ground.money import ZERO
from linkage.model.arrangement import Party
from linkage.model.entitlement import Settlement
from linkage.model.payer import COMPANY
from linkage.telling.agreement import amounts
from linkage.telling.bank_control import SIGNERS, compared_rows, order_of, orders
from linkage.telling.column_widths import in_lines, room
from linkage.telling.company_words import approval_words
from linkage.telling.counting import category
from linkage.telling.known_sums import COLUMNS, owed, person
from linkage.telling.paper import capitals, dated, party, period, running_numbered, sealed, season_name
from linkage.telling.paper_leaf import parts, words
from linkage.telling.plan_words import meeting
from linkage.telling.roll_pages import roll_pages
from linkage.telling.stamp import KEEPERS

TITLE = "代发花名册"

#: What a page holds of rows, and the last one beside totals and signatures, in tenths of a mm.
_PAGE, _LAST_PAGE = 1330, 1040
#: A row of one line, and each line more.
_ROW, _LINE = 52, 44
#: The characters on a line of each column that may have several and is always as wide.
_ACROSS: Mapping[str, int] = {"name": 9, "number": 11}
#: The column of banks, and where there are none; the usual ones of a 组 and of amounts; what they and the
#: purpose have together. In mm.
_BANK, _NO_BANK, _GROUP, _SUM, _SHARED = 39, 25, 13, 29, 134
#: The size of the letters of the roll, in tenths of a point; a letter and the sides of a cell, in 1/100 mm.
_LETTERS, _LETTER, _SIDES = 95, 335, 170
#: In so many lines a long name of a 组 may stand: in those that make the roll shorter.
_LINES = (2, 3)


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {f"内部/bank_roll-{order.payer.code}.pdf": order.payer.code for order in orders(settlement)}


def _view(settlement: Settlement, code: str) -> View:
    order = order_of(settlement, code)
    payer = party(settlement, code)
    rows = _rows(settlement, order)
    across, widths = _columns(rows, str(order.sent))
    return sealed(
        {
            "title": f"{payer.name}{season_name(settlement)}{TITLE}",
            "running": running_numbered(settlement, TITLE, KEEPERS, code),
            "payer": payer.name,
            "season": season_name(settlement),
            "period": period(settlement),
            "day": dated(settlement),
            "projects": _projects(settlement, code),
            "decision": _decided(settlement, payer),
            "fingerprint": order.fingerprint,
            "compared": [_compared(row) for row in compared_rows(settlement, order)],
            "signers": list(SIGNERS),
            "pages": list(_pages(order, rows, across)),
            "widths": widths,
            "rows": str(len(order.payments)),
            "total": str(order.sent),
            "capitals": capitals(order.sent),
        }
    )


def _decided(settlement: Settlement, payer: Party) -> str:
    """Who decided what is paid: the owners of a company, the assembly of others."""
    if payer.kind is COMPANY:
        return approval_words(settlement, payer.code)
    return str(meeting(settlement, payer)["paper"])


def _projects(settlement: Settlement, code: str) -> str:
    """What the payer pays under: the projects of the arrangements it stands in."""
    mine = [one for one in settlement.arrangements if any(p.code == code for p in one.parties.values())]
    return "、".join(dict.fromkeys(one.papers.get("项目名称", one.name) for one in mine))


def _compared(row: Sequence[str]) -> View:
    name, count, amount, told = row
    return {"name": name, "count": count, "amount": f"{Decimal(amount):,}" if amount else "", "told": told}


def _rows(settlement: Settlement, order: Order) -> Sequence[View]:
    lines = [(number, one) for number, batch in enumerate(order.batches, start=1) for one in batch]
    return [_row(settlement, order, at, number, one) for at, (number, one) in enumerate(lines, start=1)]


def _pages(order: Order, rows: Sequence[View], across: Mapping[str, int]) -> Iterator[View]:
    lines = [one for batch in order.batches for one in batch]
    brought = ZERO
    for first, end in roll_pages([_height(row, across) for row in rows], _PAGE, _LAST_PAGE):
        here = total(lines[first:end])
        shown: list[Shown] = [*rows[first:end]]
        yield {
            "brought": str(brought) if first else "",
            "rows": shown,
            "count": str(end - first),
            "sum": str(here),
            "carried": str(brought + here) if end < len(rows) else "",
            "last": end == len(rows),
        }
        brought = brought + here


def _row(settlement: Settlement, order: Order, at: int, batch: int, payment: Payment) -> View:
    holder = payment.person
    identity = holder.secret("证件号")
    doubtful = any(remark != NO_BANK for remark in payment.remarks)
    return {
        "at": str(at),
        "batch": str(batch),
        "number": payment.payees,
        "group": holder.text("组"),
        "name": payment.name,
        "sort": category(settlement, payment.parts[0].payee.partition(".")[0]),
        "identity": identity.last4 if identity is not None else "",
        "account": payment.account.last4,
        "bank": holder.text("开户行"),
        "amount": str(payment.amount),
        "purpose": f"{purpose(payment, order.profile)}{_LOOK if doubtful else ''}",
        "shares": [{"number": p.payee, "name": p.name, "amount": str(p.amount)} for p in payment.parts],
    }


def _columns(rows: Sequence[View], total: str) -> tuple[Mapping[str, int], View]:
    """How many characters stand on a line of each column, and how wide columns stand that vary."""
    sums = [total, *(words(row, "amount") for row in rows)]
    bank = _BANK if any(words(row, "bank") for row in rows) else _NO_BANK
    amount = max(_SUM, room(sums, _LETTERS))
    ways: list[tuple[int, Mapping[str, int]]] = []
    for lines in _LINES:
        group = in_lines(lines, _GROUP, [words(row, "group") for row in rows], _LETTERS)
        purpose = _SHARED - bank - amount - group
        ways.append(
            (group, {**_ACROSS, "bank": _fits(bank), "group": _fits(group), "purpose": _fits(purpose)})
        )
    group, across = min(ways, key=lambda way: sum(_height(row, way[1]) for row in rows))
    widths = {"bank": bank, "group": group, "amount": amount}
    return across, {key: f"width: {width}mm" for key, width in widths.items()}


def _fits(width: int) -> int:
    """How many letters stand on a line of a column of so many millimetres."""
    return (width * 100 - _SIDES) // _LETTER


def _height(row: View, columns: Mapping[str, int]) -> int:
    """How high a row is, in tenths of a mm."""
    return _ROW + _LINE * (max(_lines(words(row, key), across) for key, across in columns.items()) - 1)


def _lines(text: str, across: int) -> int:
    """How many lines a text has in a cell: a line leaves a place free where no mark may begin the next."""
    return 1 if len(text) <= across else -(-(len(text) - 1) // (across - 1))


#: What to look at stands on the control sheet, in a row of its own.
_LOOK = "；请核对，见核对单"


def _amount(settlement: Settlement, code: str) -> str:
    return order_of(settlement, code).sent.plain


def _says(view: View) -> Iterator[Said]:
    """All rows and the total, page by page, and each row as what those named in it are owed."""
    pages, total_said = parts(view, "pages"), words(view, "total")
    payer = words(view, "payer")
    until: list[View] = []
    for at, page in enumerate(pages, start=1):
        rows = parts(page, "rows")
        if words(page, "brought"):
            yield Said(f"第 {at} 页承前页", words(page, "brought"), of=amounts(until))
        until += rows
        yield Said(f"第 {at} 页小计", words(page, "sum"), of=amounts(rows))
        if words(page, "carried"):
            yield Said(f"第 {at} 页过次页", words(page, "carried"), of=amounts(until))
    for row in until:
        yield from _row_says(payer, row)
    yield Said("代发合计", total_said, of=amounts(until))
    yield Said("代发合计", words(view, "capitals"), of=(total_said,), place="大写")


def _row_says(payer: str, row: View) -> Iterator[Said]:
    """What each payee of a row is owed, and that the row names them all and comes to their sum."""
    shares = parts(row, "shares")
    named = (words(row, "number"), words(row, "name"))
    if named != (listed(_each(shares, "number")), listed(dict.fromkeys(_each(shares, "name")))):
        yield Said(owed(payer, person(*named), COLUMNS["payable"]), words(row, "amount"))
        return
    for one in shares:
        payee = person(words(one, "number"), words(one, "name"))
        yield Said(owed(payer, payee, COLUMNS["payable"]), words(one, "amount"))
    yield Said(f"{person(*named)}代发", words(row, "amount"), of=amounts(shares))


def _each(rows: Sequence[View], key: str) -> Iterator[str]:
    return (words(row, key) for row in rows)


DOCUMENT = Document(
    title=TITLE,
    template="bank_roll.html",
    edition="internal",
    view=_view,
    paths=_paths,
    amount=_amount,
    says=_says,
)
