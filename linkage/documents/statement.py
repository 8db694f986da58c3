"""The household statement (农户收益告知书, B10): one household, one season, on one page where it fits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linkage.document import Document, Said, View
from linkage.model.entitlement import Settlement
from linkage.press.drawing import Twin
from linkage.telling.account import household_account
from linkage.telling.household_statement import TEMPLATE, TITLE, household_statement, path
from linkage.telling.known_sums import PAID_NOW
from linkage.telling.paper_leaf import words
from linkage.telling.statement_sums import statement_sums


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {path(number): number for number in sorted(settlement.books.households)}


def _view(settlement: Settlement, household: str) -> View:
    return household_statement(settlement, household).view


def _twin(settlement: Settlement, household: str) -> Twin | None:
    return household_statement(settlement, household).twin


def _amount(settlement: Settlement, household: str) -> str:
    return household_account(settlement, household).payable.plain


def _says(view: View) -> Iterator[Said]:
    yield Said(PAID_NOW, words(view, "payable"), part=True)
    yield from statement_sums(view)


DOCUMENT = Document(
    title=TITLE,
    template=TEMPLATE,
    edition="household",
    view=_view,
    paths=_paths,
    twin=_twin,
    amount=_amount,
    says=_says,
)
