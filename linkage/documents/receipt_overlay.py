"""The values of a receipt alone, to be printed onto numbered receipts of the province (收据套打, B14).

It stands only where a village says the places of its form (文书 套打); a page holds the values of one receipt
and nothing else, so that the form underneath stays the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from linkage.document import Document, Said, Shown, View
from linkage.model.entitlement import Debt, Settlement
from linkage.model.overlay import Overlay, overlay
from linkage.telling.known_sums import between
from linkage.telling.paper import capitals, dated, party, running, said, sealed
from linkage.telling.paper_leaf import parts, words
from linkage.telling.receipt_words import RECEIVED, between_parties, matter, receipt_number
from linkage.telling.stamp import SIDES, state
from linkage.telling.summary import add
from linkage.words.wording import decimal

TITLE = "收款收据套打"


def _overlay(settlement: Settlement) -> Overlay | None:
    """The places the village said; nothing while papers are not final: a numbered form is used once."""
    items = said(settlement, "套打")
    if not items or state(settlement):
        return None
    found = overlay(items.split("、"))
    return found if found.places else None


def _paths(settlement: Settlement) -> Mapping[str, str]:
    if _overlay(settlement) is None:
        return {}
    payees = sorted({debt.payee for debt in between_parties(settlement)})
    return {f"内部/receipt_overlay-{payee}.pdf": payee for payee in payees}


def _view(settlement: Settlement, payee: str) -> View:
    form = _overlay(settlement) or Overlay()
    debts = [debt for debt in between_parties(settlement) if debt.payee == payee]
    width, height = form.sheet
    sheets: list[Shown] = [
        {
            "payer": party(settlement, debt.payer).name,
            "payee": party(settlement, debt.payee).name,
            "values": _values(settlement, debt, form),
        }
        for debt in debts
    ]
    return sealed(
        {
            "title": f"{party(settlement, payee).name}{TITLE}",
            "running": running(settlement, "", "", SIDES),
            "width": decimal(width, 0, 1),
            "height": decimal(height, 0, 1),
            "sheets": sheets,
        }
    )


def _values(settlement: Settlement, debt: Debt, form: Overlay) -> list[Shown]:
    shown = {
        "编号": receipt_number(settlement, debt, RECEIVED),
        "日期": dated(settlement),
        "交款人": party(settlement, debt.payer).name,
        "收款单位": party(settlement, debt.payee).name,
        "事由": matter(settlement, debt),
        "大写": capitals(debt.payable),
        "小写": f"¥{debt.payable}",
        "方式": "转账",
        "收款人": "",
        "备注": "",
    }
    return [
        {
            "left": decimal(_kept(left, shown[name], form), 0, 1),
            "top": decimal(top, 0, 1),
            "text": shown[name],
            "key": name,
        }
        for name, (left, top) in form.places.items()
        if shown[name]
    ]


def _kept(left: Fraction, text: str, form: Overlay) -> Fraction:
    """Where a value begins: moved to the left where it would run over the edge of the sheet."""
    width = sum((_WIDE if ord(sign) >= _HANZI else _NARROW for sign in text), start=Fraction())
    return max(min(left, form.sheet[0] - width), Fraction())


#: The widest a sign of 12 points is, in millimetres: a full one, a Latin one or digit.
_WIDE, _NARROW = Fraction(43, 10), Fraction(28, 10)
_HANZI = 0x2E80


def _amount(settlement: Settlement, payee: str) -> str:
    return add(debt.payable for debt in between_parties(settlement) if debt.payee == payee).plain


def _says(view: View) -> Iterator[Said]:
    """What one party pays another, in figures and in capitals, where the form has places for them."""
    for sheet in parts(view, "sheets"):
        what = between(words(sheet, "payer"), words(sheet, "payee"))
        for value in parts(sheet, "values"):
            key, text = words(value, "key"), words(value, "text")
            if key in _SUMS:
                yield Said(what, text.removeprefix("¥"), place=key)


_SUMS = ("小写", "大写")


DOCUMENT = Document(
    title=TITLE,
    template="receipt_overlay.html",
    edition="internal",
    view=_view,
    paths=_paths,
    amount=_amount,
    says=_says,
)
