"""The household statement (农户收益告知书, B10): one household, one season, on one page where it fits."""

from __future__ import annotations

from collections.abc import Mapping

from linkage.document import Document
from linkage.model.entitlement import Settlement
from linkage.telling.account import household_account
from linkage.telling.household_statement import TEMPLATE, TITLE, path, statement_twin, statement_view


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {path(number): number for number in sorted(settlement.books.households)}


def _amount(settlement: Settlement, household: str) -> str:
    return household_account(settlement, household).payable.plain


DOCUMENT = Document(
    title=TITLE,
    template=TEMPLATE,
    edition="household",
    view=statement_view,
    paths=_paths,
    twin=statement_twin,
    amount=_amount,
)
