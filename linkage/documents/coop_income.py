"""The co-operative's statement of surplus and its distribution (盈余及盈余分配表, 会农社02表, B6)."""

from __future__ import annotations

from linkage.document import Document
from linkage.telling.form_sheet import form_book, form_paths, form_sums, form_view
from linkage.telling.income_statement import COOPERATIVE

DOCUMENT = Document(
    title=COOPERATIVE.title,
    template="income_statement.html",
    edition="internal",
    view=lambda settlement, payer: form_view(settlement, COOPERATIVE, payer),
    paths=lambda settlement: form_paths(settlement, COOPERATIVE, "coop_income"),
    book=form_book,
    says=form_sums,
)
