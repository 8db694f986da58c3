"""What member accounts move in the books: contribution from surplus and reserve, and what a leaver gets back."""

from __future__ import annotations

from engine.cooperative_season import settled
from linkage.ground.money import Money
from linkage.journal.account_events import account_moves
from linkage.journal.vouchers import journal, unequal
from linkage.model.entitlement import Settlement


def booked(season: Settlement, code: str) -> tuple[str, str]:
    """Everything debited and credited to an account of the co-operative's chart."""
    entries = [entry for voucher in journal(season).of("hzs") for entry in voucher.entries]
    mine = [entry for entry in entries if entry.account.code == code]
    debit = Money(sum(entry.debit.fen for entry in mine))
    return debit.plain, Money(sum(entry.credit.fen for entry in mine)).plain


def test_every_move_has_its_name_and_amount() -> None:
    moves = [(move.name, move.payee, move.amount.plain) for move in account_moves(settled())]
    assert moves == [
        ("公积转为出资", "A1", "400.00"),
        ("公积转为出资", "A2", "100.00"),
        ("退还出资", "A5", "1000.00"),
        ("退还公积金份额", "A5", "400.00"),
        ("分担亏损", "A5", "120.00"),
    ]


def test_capital_and_reserve_of_the_chart_move_with_the_accounts() -> None:
    season = settled()
    assert list(unequal(season)) == []
    # 301 股金: 1,560 of the surplus and 500 of the reserve in, 1,000 out; 322: 2,000 drawn, 500 and 400 out.
    assert booked(season, "301") == ("1000.00", "2060.00")
    assert booked(season, "322") == ("900.00", "2000.00")
