"""The summary of a season: its tables add up, and its identities are sums of different figures."""

from __future__ import annotations

from attrs import evolve

from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.telling import summary
from villages import village_settlement


def fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))


def test_the_identities_of_a_season_hold() -> None:
    settlement = village_settlement()
    found = summary.identities(settlement)
    assert len(found) >= 6
    assert [str(identity) for identity in found if not identity.holds] == []
    assert all(str(identity).startswith("相符  ") for identity in found)


def altered(settlement: Settlement) -> list[Settlement]:
    """The season with one fen too much, each time in another place."""
    debt, *debts = [debt for debt in settlement.debts if debt.payee.startswith("H")]
    others = [debt for debt in settlement.debts if not debt.payee.startswith("H")]
    pool, *pools = settlement.pools
    more = Money(1)
    return [
        evolve(settlement, debts=(evolve(debt, payable=debt.payable + more), *debts, *others)),
        evolve(settlement, debts=(evolve(debt, gross=debt.gross + more), *debts, *others)),
        evolve(settlement, pools=(evolve(pool, kept=pool.kept + more), *pools)),
        evolve(settlement, pools=(evolve(pool, taken_in=pool.taken_in + more), *pools)),
    ]


def test_one_fen_too_much_is_seen() -> None:
    for wrong in altered(village_settlement()):
        told = [str(identity) for identity in summary.identities(wrong) if not identity.holds]
        assert told
        assert all(line.startswith("不符  ") for line in told)


def test_the_last_row_is_the_sum_of_the_others() -> None:
    settlement = village_settlement()
    for rows, words in ((summary.by_payer(settlement), 2), (summary.by_income(settlement), 1)):
        *parts, total = rows
        assert total[0] == "合计"
        assert parts
        for column in range(words, len(total)):
            assert sum(fen(row[column]) for row in parts) == fen(total[column])


def test_each_pool_has_its_row() -> None:
    settlement = village_settlement()
    assert [row[0] for row in summary.by_pool(settlement)] == [o.pool.name for o in settlement.pools]
    for _, available, given, kept, _ in summary.by_pool(settlement):
        assert fen(available) == fen(given) + fen(kept)
