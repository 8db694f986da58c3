"""The month's sheet of work and pay (考勤与报酬表): the form, filled by hand."""

from __future__ import annotations

from linkage.contracts.deal import Deal
from linkage.contracts.price_rows import price_rows
from linkage.contracts.section import Section
from linkage.contracts.workers import workers_of
from linkage.document import Shown, View

_DAYS, _IN_A_LINE = 31, 16


def _words(deal: Deal) -> View:
    days = [str(day) for day in range(1, _DAYS + 1)]
    lines: list[Shown] = [list(days[:_IN_A_LINE]), [*days[_IN_A_LINE:], ""]]
    rows: list[Shown] = []
    for member in workers_of(deal):
        card = member.row.secret("卡号")
        for term in deal.terms:
            rows += [
                {
                    "name": member.name,
                    "card": card.last4 if card is not None else "",
                    "post": price.key,
                    "price": price.told,
                }
                for price in price_rows(term)
            ]
    return {"lines": lines, "cells": list(days[:_IN_A_LINE]), "rows": rows}


SECTION = Section(_words)
