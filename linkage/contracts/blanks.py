"""Blanks (空白): a sign in every box, numbers in capitals, so that nothing can be added later."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from linkage.document import Shown, View
from linkage.files.phrases import PhraseError, read_phrase
from linkage.ground.capitals import measure_in_capitals
from linkage.ground.figure import Figure
from linkage.ground.money import Money
from linkage.ground.units import YUAN
from linkage.model.contract_kinds import JOINT
from linkage.model.price import Price
from linkage.prices.in_kind import InKindPrice
from linkage.telling.paper import capitals
from linkage.words.wording import is_percent, unit_text

CHOSEN, STRUCK, OPEN = "√", "×", "□"
OTHER = "其他"


def choices(offered: Sequence[str], said: str, *, exactly: str = "") -> list[Shown]:
    """The boxes of a choice: √ for what was agreed, × for the others; □ for all where nothing was.

    Several are joined by 、; what is not among those offered stands behind 其他, in its own words.
    ``exactly`` is what the chosen one is called where the box names only its sort: √ 公司（有限责任公司）.
    """
    words = [word.strip() for word in said.split(JOINT) if word.strip()]
    named = [word for word in offered if word in words]
    others = JOINT.join(word for word in words if word not in offered)
    boxes: list[Shown] = [
        {"sign": CHOSEN, "label": word, "said": exactly if exactly != word else ""}
        if word in named
        else {"sign": STRUCK if words else OPEN, "label": word, "said": ""}
        for word in offered
        if word != OTHER
    ]
    if OTHER in offered or others:
        sign = CHOSEN if others or OTHER in named else STRUCK if words else OPEN
        boxes.append({"sign": sign, "label": OTHER, "said": others})
    return boxes


def in_capitals(figure: Figure) -> str:
    """An area, a weight, a number of shares in capitals; nothing for a number that has none."""
    return _measured(figure, str(figure.unit))


def _measured(figure: Figure, unit: str) -> str:
    try:
        return measure_in_capitals(figure.value, unit)
    except ValueError:
        return ""


def money_said(text: str) -> View:
    """An amount as it was written, and in capitals where it is one: ``300 万元``; else no capitals."""
    try:
        phrase = read_phrase(text)
    except PhraseError:
        return {"said": text, "capitals": ""}
    fen = phrase.value * 100 if phrase.unit == YUAN else Fraction(-1)
    whole = fen.denominator == 1 and fen >= 0
    return {"said": text, "capitals": capitals(Money(int(fen))) if whole else ""}


def price_in_capitals(price: Price) -> str:
    """The number of a price in capitals, with what it is for: ``每亩每年人民币叁佰捌拾元整``.

    Nothing for a rate, a table, a price that is not one number.
    """
    if isinstance(price, InKindPrice):
        said = figure_in_capitals(price.quantity)
        return f"{said}{price.produce}" if said else ""
    return figure_in_capitals(price.number) if price.number is not None else ""


def figure_in_capitals(figure: Figure) -> str:
    """A number in capitals, with what it is for; nothing for a rate or a number that has none."""
    if is_percent(figure) or figure.value < 0:
        return ""
    unit, *per = unit_text(figure.unit).split("/")
    fen = figure.value * 100
    if unit != str(YUAN):
        said = _measured(figure, unit)
    elif fen.denominator == 1:
        said = capitals(Money(int(fen)))
    else:
        return ""
    return f"{''.join(f'每{name}' for name in per)}{said}" if said else ""
