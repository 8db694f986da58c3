"""The statement to be read aloud (告知书念稿): what a household's statement says, as plain text."""

from __future__ import annotations

from collections.abc import Mapping

from linkage.model.entitlement import Settlement
from linkage.table import Table, script_bytes, script_text
from linkage.telling.account import household_account
from linkage.telling.heard_sums import household_heard
from linkage.telling.read_aloud import household_script


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {f"农户/statement-{number}.txt": number for number in sorted(settlement.books.households)}


def _made(settlement: Settlement, household: str) -> bytes:
    return script_bytes(household_script(settlement, household))


def _amount(settlement: Settlement, household: str) -> str:
    return household_account(settlement, household).payable.plain


TABLE = Table(
    title="农户收益告知书念稿",
    headings=(),
    rows=lambda _settlement, _household: (),
    paths=_paths,
    amount=_amount,
    made=_made,
    reads=lambda settlement, household, data: household_heard(settlement, household, script_text(data)),
)
