"""Slips of digits (数字笔误): what a number becomes when somebody copies it wrongly."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from attrs import frozen

from linkage.ground.figure import Figure
from linkage.verify.suspect import Suspect
from linkage.verify.verdict import Cause, Evidence
from linkage.words.wording import compact, decimal

Slip = Callable[[str], Iterator[str]]
_PLACES = 12
_PLAIN = re.compile(r"[0-9]+(\.[0-9]+)?")


@frozen
class Slipping:
    """A way of copying wrongly: the kind of cause, how it is said, and what a number may become."""

    kind: str
    said: str
    slip: Slip


def slipped(suspect: Suspect, slipping: Slipping) -> Iterator[Cause]:
    """The amount itself copied wrongly, or, where one clause is compared, a quantity or price of it."""
    due, paid = suspect.line.amount.plain, Fraction(suspect.amount.fen, 100)
    for text in dict.fromkeys((due, due.rstrip("0").rstrip("."))):
        for wrong in slipping.slip(text):
            if Fraction(wrong) == paid and Fraction(wrong) != Fraction(due):
                words = f"金额{slipping.said}：{text} 写成了 {wrong}，即 {suspect.amount} 元"
                yield suspect.told(slipping.kind, words, Evidence.SLIP)
                return
    for leaf in _copied(suspect) if suspect.case.clause else ():
        if leaf.origin is None:
            continue
        text = _number_in(leaf.origin.part or leaf.origin.text)
        if not text or not Fraction(text):
            continue
        scale = leaf.value / Fraction(text)
        for wrong in dict.fromkeys(slipping.slip(text)):
            made = suspect.what_if({id(leaf): Fraction(wrong) * scale})
            if made is not None and Fraction(wrong) != Fraction(text):
                how = f"{leaf.name or '数'}{slipping.said}，{text} 当成了 {wrong}"
                truth = f"{leaf.origin.where} 是 {compact(leaf)}"
                yield suspect.cause(slipping.kind, how, made, truth, Evidence.SLIP)
                return


def _copied(suspect: Suspect) -> Iterator[Figure]:
    """What people copy by hand: the cells of a household and signed prices."""
    seen: set[int] = set()
    for piece in suspect.pieces:
        for leaf in (*piece.cells, *piece.prices):
            if id(leaf) not in seen:
                seen.add(id(leaf))
                yield leaf


def _number_in(text: str) -> str:
    """The number as it was typed, without thousands; nothing when there is more than a number."""
    bare = text.strip().replace(",", "").rstrip("%％‰")
    return bare if _PLAIN.fullmatch(bare) else ""


def transposed(text: str) -> Iterator[str]:
    """Two digits beside each other changed places."""
    spots = [at for at, sign in enumerate(text) if sign.isdigit()]
    for one, other in itertools.pairwise(spots):
        if text[one] != text[other]:
            signs = list(text)
            signs[one], signs[other] = signs[other], signs[one]
            yield "".join(signs)


def dropped_or_doubled(text: str) -> Iterator[str]:
    """A digit left out, or typed twice."""
    for at, sign in enumerate(text):
        if not sign.isdigit():
            continue
        less = text[:at] + text[at + 1 :]
        if _PLAIN.fullmatch(less):
            yield less
        yield text[:at] + sign + text[at:]


def point_moved(text: str) -> Iterator[str]:
    """The decimal point one to three places to the left or right, cut or rounded to the fen or not at all."""
    value = Fraction(text)
    for places in (1, 2, 3):
        for moved in (value * 10**places, value / 10**places):
            fen = moved * 100
            for one in (moved, Fraction(int(fen), 100), Fraction(int(fen + Fraction(1, 2)), 100)):
                yield decimal(one, most=_PLACES).replace(",", "")
