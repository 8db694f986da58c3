"""Blanks (空白): a sign in every box, numbers in capitals, so that nothing can be added later."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.document import Shown
from linkage.ground.capitals import measure_in_capitals
from linkage.ground.figure import Figure
from linkage.model.contract_kinds import JOINT

CHOSEN, STRUCK, OPEN = "√", "×", "□"
OTHER = "其他"


def choices(offered: Sequence[str], said: str) -> list[Shown]:
    """The boxes of a choice: √ for what was agreed, × for the others; □ for all where nothing was.

    Several are joined by 、; what is not among those offered stands behind 其他, in its own words.
    """
    words = [word.strip() for word in said.split(JOINT) if word.strip()]
    named = [word for word in offered if word in words]
    others = JOINT.join(word for word in words if word not in offered)
    boxes: list[Shown] = [
        {"sign": CHOSEN if word in named else STRUCK if words else OPEN, "label": word, "said": ""}
        for word in offered
        if word != OTHER
    ]
    if OTHER in offered or others:
        sign = CHOSEN if others or OTHER in named else STRUCK if words else OPEN
        boxes.append({"sign": sign, "label": OTHER, "said": others})
    return boxes


def in_capitals(figure: Figure) -> str:
    """An area, a weight, a number of shares in capitals; nothing for a number that has none."""
    try:
        return measure_in_capitals(figure.value, str(figure.unit))
    except ValueError:
        return ""
