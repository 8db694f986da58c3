"""Private numbers (证件号、电话、卡号): which a season holds, whether a text shows one, and how to hide it.

The registers hold them under a type that masks itself; but somebody may have typed one into a contract, a
voucher or a reason, where it is plain text. Whatever is published is searched for them, whatever else is
written shows only their last four.
"""

from __future__ import annotations

import contextlib
import datetime
import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from linkage.ground.number_forms import IDENTITY, OWN_CARD, is_plot
from linkage.model.entitlement import Settlement
from linkage.model.identity import BankNumber, IdentityError, IdentityNumber, Secret, luhn_holds
from linkage.model.spelled_numbers import SPELLED, one_spelling, signs_of

#: No telephone number is longer; identity and card numbers are.
_TELEPHONE = 12

#: Shorter numbers (landlines, passbooks) are known by standing alone: inside a longer one they mean nothing.
_LONG = 11

#: What tells one text of a page from the next.
_BETWEEN = re.compile(r"[<>\"]")
_RUN = re.compile(r"[0-9A-Z]{7,}")
_IDENTITY_LENGTH = 18
_IDENTITY = re.compile(f"(?=({IDENTITY}))")
_CARD = re.compile(OWN_CARD)


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
    """The text with every private number in it masked, however it is spelled.

    An identity number, or a card of this country, that holds its check is masked also when it stands in no
    register.
    """

    def shown(found: re.Match[str]) -> str:
        spelled = found[0]
        bare, places = signs_of(spelled)
        if bare in numbers:
            return numbers[bare].masked
        if len(bare) < _LONG:
            return spelled
        if _is_card(bare):
            return BankNumber(bare).masked
        lengths = _lengths(numbers)
        out, told, at = "", 0, 0
        while at < len(bare):
            secret = _secret_at(bare, at, lengths, numbers)
            if secret is None:
                at += 1
                continue
            out += spelled[told : places[at]] + secret.masked
            at += len(secret.reveal())
            told = places[at - 1] + 1
        return out + spelled[told:]

    return SPELLED.sub(shown, text)


def _lengths(numbers: Mapping[str, Secret]) -> Sequence[int]:
    """The lengths of the numbers that are known inside longer ones, the longest first."""
    return sorted({len(number) for number in numbers if len(number) >= _LONG}, reverse=True)


def _secret_at(bare: str, at: int, lengths: Sequence[int], numbers: Mapping[str, Secret]) -> Secret | None:
    known = next((numbers[part] for n in lengths if (part := bare[at : at + n]) in numbers), None)
    return known or next(_identities(bare[at : at + _IDENTITY_LENGTH]), None)


def shown_in(pages: Iterable[str], numbers: Mapping[str, Secret]) -> Sequence[str]:
    """The private numbers that pages of HTML hold anywhere, attributes included; masked, in order.

    A number is found inside a longer one too, and however it is spelled. An identity number, or a card of
    this country, that holds its check is found also when it stands in no register.
    """
    lengths = sorted({len(number) for number in numbers})
    wanted = {number.upper(): secret for number, secret in numbers.items()}
    found: dict[str, Secret] = {}
    for piece in (piece for page in pages for piece in _BETWEEN.split(page)):
        for run in _RUN.findall(one_spelling(html.unescape(piece))):
            found.update((secret.reveal(), secret) for secret in _identities(run))
            if _is_card(run):
                found[run] = BankNumber(run)
            for length in lengths:
                parts = (run[at : at + length] for at in range(len(run) - length + 1))
                found.update((part, wanted[part]) for part in parts if part in wanted)
    return sorted(found[number].masked for number in found)


def _is_card(run: str) -> bool:
    """Whether digits that stand alone are a bank card: its length, its beginning and its check."""
    return bool(_CARD.fullmatch(run)) and not is_plot(run) and luhn_holds(run)


def identities(text: str) -> Sequence[Secret]:
    """The identity numbers in a text that hold their check, however they are spelled."""
    return [number for run in _RUN.findall(one_spelling(text)) for number in _identities(run)]


def _identities(run: str) -> Iterator[Secret]:
    """The identity numbers inside a run of digits that hold their check and name a province."""
    for found in _IDENTITY.finditer(run):
        with contextlib.suppress(IdentityError):
            number = IdentityNumber.read(found[1], datetime.date.max)
            if not number.hint:
                yield number
