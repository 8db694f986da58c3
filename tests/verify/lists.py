"""Payout lists made by hand: rows of texts under headings with roles, as a reader would give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from linkage.model.entitlement import Settlement
from linkage.verify.payout_list import ListColumn, ListRow, PayoutList, Role

NUMBERS = frozenset(
    {
        Role.QUANTITY,
        Role.PRICE,
        Role.TIME,
        Role.RATE,
        Role.AMOUNT,
        Role.GROSS,
        Role.DEDUCTION,
        Role.PAID_BEFORE,
        Role.NET,
    }
)

#: A column of a test: its heading and role, and what it is about.
Told = tuple[str, Role, str]

SUMS: Sequence[Told] = (
    ("户号", Role.HOUSEHOLD, ""),
    ("姓名", Role.NAME, ""),
    ("组", Role.GROUP, ""),
    ("卡号", Role.ACCOUNT, ""),
    ("实发金额", Role.NET, ""),
)


def payout_list(
    columns: Sequence[Told],
    rows: Sequence[Sequence[str]],
    totals: Sequence[Sequence[str]] = (),
    file: str = "发放表.xlsx",
) -> PayoutList:
    """A list of these columns and rows; numbers are read exactly, an empty cell holds none."""
    held = tuple(
        ListColumn(index, heading, role, about) for index, (heading, role, about) in enumerate(columns, 1)
    )
    bodies = [_row(held, number, row) for number, row in enumerate(rows, 2)]
    sums = [_row(held, number, row) for number, row in enumerate(totals, 2 + len(rows))]
    return PayoutList(file, "Sheet1", held, tuple(bodies), tuple(sums))


def _row(columns: Sequence[ListColumn], number: int, row: Sequence[str]) -> ListRow:
    texts: Mapping[int, str] = {column.index: text for column, text in zip(columns, row, strict=True) if text}
    numbers = {
        column.index: Fraction(texts[column.index])
        for column in columns
        if column.role in NUMBERS and column.index in texts
    }
    return ListRow(number, texts, numbers)


def due(settlement: Settlement, payer: str = "") -> Mapping[str, int]:
    """What every household is paid now, in fen."""
    found: dict[str, int] = {}
    for debt in settlement.debts:
        home = debt.payee.partition(".")[0]
        if home in settlement.books.households and payer in {"", debt.payer} and debt.payable:
            found[home] = found.get(home, 0) + debt.payable.fen
    return found


def yuan(fen: int) -> str:
    """Fen as a sheet writes them."""
    return f"{fen // 100}.{fen % 100:02d}"


def right_rows(settlement: Settlement, payer: str = "") -> list[list[str]]:
    """One right row for every household that is paid: 户号, 姓名, 组, 卡号, 实发."""
    rows = []
    for home, fen in due(settlement, payer).items():
        household = settlement.books.households[home]
        card = household.account
        shown = card.reveal() if card is not None else ""
        rows.append([home, household.name, household.group, shown, yuan(fen)])
    return rows


def right_list(settlement: Settlement, payer: str = "") -> PayoutList:
    """A list in which everything is right."""
    return payout_list(SUMS, right_rows(settlement, payer))
