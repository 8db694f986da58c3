"""Private numbers (证件号、电话、卡号): which a season holds, whether a text shows one, and how to hide it.

The registers hold them under a type that masks itself; but somebody may have typed one into a contract, a
voucher or a reason, where it is plain text. Whatever is published is searched for them, whatever else is
written shows only their last four.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence

from linkage.model.entitlement import Settlement
from linkage.model.identity import Secret

#: No telephone number is longer; identity and card numbers are.
_TELEPHONE = 12
_DIGITS = re.compile(r"[0-9]{7,}[Xx]?")

#: What people put between the digits of a number, and what tells one text of a page from the next.
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_BETWEEN = re.compile(r"[<>\"]")
_RUN = re.compile(r"[0-9A-Z]{7,}")
_GROUPED = re.compile(r"(?<=[0-9])-(?=[0-9])")


def private_numbers(settlement: Settlement) -> Mapping[str, Secret]:
    """Every number of a person; a telephone that the arrangement itself gives as a contact is no secret."""
    contacts = {text for a in settlement.arrangements for text in a.papers.values()}
    contacts |= {
        text for a in settlement.arrangements for p in a.parties.values() for text in p.details.values()
    }
    contacts = {text for text in contacts if len(text) <= _TELEPHONE}
    cells = (
        cell for rows in settlement.books.tables.values() for row in rows for cell in row.values.values()
    )
    return {
        cell.reveal(): cell for cell in cells if isinstance(cell, Secret) and cell.reveal() not in contacts
    }


def masked(text: str, numbers: Mapping[str, Secret]) -> str:
    """The text with every private number in it masked."""

    def shown(found: re.Match[str]) -> str:
        secret = numbers.get(found[0])
        return secret.masked if secret is not None else found[0]

    return _DIGITS.sub(shown, text)


def shown_in(pages: Iterable[str], numbers: Mapping[str, Secret]) -> Sequence[str]:
    """The private numbers that pages of HTML hold anywhere, attributes included; masked, in order.

    A number is found inside a longer one too, with blanks between its digits, and with hyphens.
    """
    lengths = sorted({len(number) for number in numbers})
    wanted = {number.upper(): secret for number, secret in numbers.items()}
    found: set[str] = set()
    for piece in (piece for page in pages for piece in _BETWEEN.split(page)):
        text = _BLANKS.sub("", html.unescape(piece)).upper()
        for run in {*_RUN.findall(text), *_RUN.findall(_GROUPED.sub("", text))}:
            for length in lengths:
                parts = (run[at : at + length] for at in range(len(run) - length + 1))
                found.update(part for part in parts if part in wanted)
    return sorted(wanted[number].masked for number in found)
