"""The household statement (农户收益告知书, B10): one household, one season, on one page where it fits."""

from __future__ import annotations

from collections.abc import Mapping

from linkage.document import Document
from linkage.entitlement import Settlement
from linkage.household_statement import TEMPLATE, TITLE, path, statement_view


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {path(number): number for number in sorted(settlement.books.households)}


DOCUMENT = Document(
    title=TITLE,
    template=TEMPLATE,
    edition="household",
    profile="statement",
    view=statement_view,
    paths=_paths,
)
