"""Vouchers (记账凭证): the entries of every event of a season, one file for the books of each party."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.document import Said
from linkage.ground.money import ZERO, Money
from linkage.journal.vouchers import journal
from linkage.model.entitlement import Settlement
from linkage.model.voucher import Entry, Voucher
from linkage.table import Table
from linkage.telling.agreement import less

_HEADINGS = (
    *("凭证号", "日期", "摘要", "科目", "科目名称", "明细", "借方金额（元）", "贷方金额（元）"),
    *("依据", "核对"),
)


def _paths(settlement: Settlement) -> Mapping[str, str]:
    owners = dict.fromkeys(voucher.owner for voucher in journal(settlement).vouchers)
    return {f"内部/vouchers-{owner}.csv": owner for owner in sorted(owners)}


def _rows(settlement: Settlement, owner: str) -> Iterator[Sequence[str]]:
    for voucher in journal(settlement).of(owner):
        for entry in voucher.entries:
            yield _row(voucher, entry)


def _row(voucher: Voucher, entry: Entry) -> Sequence[str]:
    return (
        voucher.number,
        voucher.day.isoformat(),
        voucher.summary,
        entry.account.number,
        entry.account.title,
        entry.detail,
        _amount(entry.debit),
        _amount(entry.credit),
        voucher.ground,
        "" if entry.confirmed else "未确认",
    )


def _amount(amount: Money) -> str:
    return amount.plain if amount else ""


def _total(settlement: Settlement, owner: str) -> str:
    return sum((voucher.debit for voucher in journal(settlement).of(owner)), start=ZERO).plain


def _says(settlement: Settlement, owner: str, rows: Sequence[Sequence[str]]) -> Iterator[Said]:
    """Each voucher has as much on one side as on the other, and all have what the books add up to."""
    at = _HEADINGS.index("借方金额（元）")
    sides: dict[str, list[str]] = {}
    for row in rows:
        sides.setdefault(row[0], []).extend((row[at], less(row[at + 1])))
    for number, amounts in sides.items():
        yield Said(f"凭证 {number} 借贷之差", "0.00", of=tuple(amounts))
    yield Said("借方合计", _total(settlement, owner), of=tuple(row[at] for row in rows))


TABLE = Table(title="记账凭证", headings=_HEADINGS, rows=_rows, paths=_paths, amount=_total, says=_says)
