"""The collective's statement of income and its distribution (收益及收益分配表, B7)."""

from __future__ import annotations

from linkage.document import Document
from linkage.telling.form_sheet import form_book, form_paths, form_sums, form_view
from linkage.telling.income_statement import COLLECTIVE

DOCUMENT = Document(
    title=COLLECTIVE.title,
    template="income_statement.html",
    edition="internal",
    view=lambda settlement, payer: form_view(settlement, COLLECTIVE, payer),
    paths=lambda settlement: form_paths(settlement, COLLECTIVE, "collective_income"),
    book=form_book,
    says=form_sums,
)
