"""The sentences of statements that are filled but not drawn, and which of them are longer than forty characters."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

from linkage.closing import Closing
from linkage.document import render_html
from linkage.telling.household_statement import TEMPLATE, household_statement

MOST = 40
#: So many households of a season are read: those of whom there is most to say.
_READ = 4

_HIDDEN = re.compile(r"<style>.*?</style>|<title>.*?</title>|</?(?:strong|img)\b[^>]*>", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
_QUOTED = re.compile(r"[（“《〔][^（“《〔）”》〕]*[）”》〕]")


def too_long(closing: Closing) -> list[str]:
    """The sentences of a season's statements that are too long; blanks are not counted."""
    if closing.withheld:
        return []
    settlement = closing.settlement
    payees = [row.payee for row in settlement.lines] + [row.payee for row in settlement.reasons]
    told = Counter(payee.partition(".")[0] for payee in payees)
    fullest = sorted(settlement.books.households, key=lambda number: (-told[number], number))[:_READ]
    pages = (render_html(TEMPLATE, household_statement(settlement, number).view) for number in fullest)
    return sorted({said for page in pages for said in _sentences(page) if len(said) > MOST})


def _sentences(page: str) -> Iterator[str]:
    """What stands between full stops, or between the tags of a page; a stop in a quotation ends nothing."""
    for block in html.unescape(_TAGS.sub("\n", _HIDDEN.sub("", page))).split("\n"):
        plain = "".join(block.split())
        ends = _QUOTED.sub(lambda quoted: "口" * len(quoted[0]), plain)
        begin = 0
        for stop in re.finditer(r"[。！？]|$", ends):
            yield plain[begin : stop.end()]
            begin = stop.end()
