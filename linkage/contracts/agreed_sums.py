"""Agreed sums (约定的款项): deposits, penalties and insured amounts that 文书 or a clause says, as numbers.

What is said as one number with its unit (500 元/户, 每亩 200 元, 货款的 10%) is bound: it is printed with its
capitals and, where the contract knows how many, with what it comes to. Anything else is printed as it was
said, marked as words that nobody reckons with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property

from attrs import frozen

from linkage.contracts.agreed_goods import agreed_area, agreed_goods
from linkage.contracts.blanks import figure_in_capitals
from linkage.contracts.deal import Deal
from linkage.contracts.years import due_by_year
from linkage.document import View
from linkage.files.phrases import PhraseError, read_phrase
from linkage.ground.errors import Where
from linkage.ground.figure import Figure, Origin
from linkage.ground.money import Money
from linkage.ground.units import YEAR, YUAN
from linkage.model.assets import ASSETS
from linkage.telling.paper import capitals, unbroken
from linkage.telling.summary import add
from linkage.words.wording import is_percent, spoken

#: Quantities that are agreed for the paper and that a sum may go by: 保证金 5 元/只 of 每批数量 3000 只.
_AREA = "订单面积"
COUNTED = (_AREA, "每批数量", "种苗数量")

#: What a percentage may be of: the goods ordered, the rent of the first year that has one.
GOODS, RENT = "货款", "年租金"

_OF = re.compile(r"(?P<whole>[^\d%]+?)的?\s*(?P<rate>\d[\d.]*\s*%)", re.ASCII)


def read_sum(text: str, name: str) -> Figure | None:
    """A number with its unit, or nothing where the text is none."""
    try:
        phrase = read_phrase(text)
    except PhraseError:
        return None
    if phrase.produce or phrase.value < 0:
        return None
    return Figure.clause(phrase.value, phrase.unit, name, Origin(Where(), text, phrase.part))


@frozen(eq=False, slots=False)
class AgreedSums:
    """What is agreed for one contract, and what its sums go by."""

    deal: Deal

    def of(self, key: str) -> View:
        """The sum said under a key: told, in capitals, what it comes to; ``free`` where it is words."""
        return self.told(self.deal.said(key), key)

    def told(self, text: str, key: str) -> View:
        """The sum a text says, wherever it was found."""
        share = _OF.fullmatch(text.strip())
        whole = share["whole"] if share is not None and share["whole"] in {GOODS, RENT} else ""
        figure = read_sum(share["rate"] if share is not None and whole else text, key)
        if figure is None:
            return {"told": text, "capitals": "", "reckoned": "", "free": bool(text)}
        if is_percent(figure):
            told = f"{whole}的 {spoken(figure)}" if whole else spoken(figure)
            return {
                "told": told,
                "capitals": "",
                "reckoned": unbroken(self._share(figure, whole)),
                "free": False,
            }
        return {
            "told": unbroken(spoken(figure)),
            "capitals": figure_in_capitals(figure),
            "reckoned": unbroken(self._times(figure)),
            "free": False,
        }

    def _share(self, rate: Figure, whole: str) -> str:
        base = self._goods if whole == GOODS else self._rent if whole == RENT else None
        if base is None:
            return ""
        return f"{whole} {base} 元，算得 {_money(rate.value * base.yuan)}"

    def _times(self, figure: Figure) -> str:
        """What a sum of so much for each comes to for all that was agreed."""
        for count in self._counted:
            come = figure * count
            if come.unit in {YUAN, YUAN / YEAR}:
                yearly = "每年 " if come.unit != YUAN else ""
                return f"{count.name} {spoken(count.named(''))}，算得{yearly or ' '}{_money(come.value)}"
        return ""

    @cached_property
    def _counted(self) -> Sequence[Figure]:
        area = agreed_area(self.deal)
        keys = COUNTED if area is None else [key for key in COUNTED if key != _AREA]
        said = [
            *([area.named(_AREA)] if area is not None else []),
            *(read_sum(self.deal.said(key), key) for key in keys),
        ]
        found = [one for one in said if one is not None and one.unit and not is_percent(one)]
        return [*found, *_together("约定数量", self._ordered), *_together("计租数量", self._let)]

    @property
    def _ordered(self) -> Iterator[Figure]:
        for term in self.deal.terms:
            for good in agreed_goods(self.deal, term):
                if good.quantity is not None:
                    yield good.quantity

    @property
    def _let(self) -> Iterator[Figure]:
        for term in self.deal.terms:
            if term.quantity[0] == ASSETS:
                for row in self.deal.rows.get(term.name, ()):
                    figure = row.figure(term.quantity[1])
                    if figure is not None:
                        yield figure

    @cached_property
    def _goods(self) -> Money | None:
        amounts = [good.amount for term in self.deal.terms for good in agreed_goods(self.deal, term)]
        known = [amount for amount in amounts if amount is not None]
        return add(known) if known and len(known) == len(amounts) else None

    @cached_property
    def _rent(self) -> Money | None:
        return next((year.amount for year in due_by_year(self.deal) if year.amount), None)


def _together(name: str, figures: Iterator[Figure]) -> Sequence[Figure]:
    """The sum of quantities of one unit; nothing of several."""
    found = list(figures)
    if len({figure.unit for figure in found}) != 1:
        return ()
    return (Figure.total(found).named(name),)


def _money(yuan: Fraction) -> str:
    """An amount with its capitals, in whole fen; it says that it was rounded where it was."""
    amount = Figure(op="sum", value=yuan, unit=YUAN).to_fen().money
    rounded = "" if amount.yuan == yuan else "，四舍五入到分"
    return f"{amount} 元（{capitals(amount)}）{rounded}"
