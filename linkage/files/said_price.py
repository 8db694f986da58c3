"""Said prices (写明的价): 保护价, 底价, 成交价, said beside a clause that reckons by its own price."""

from __future__ import annotations

from linkage.files.phrases import PhraseError, read_phrase
from linkage.ground.figure import Figure
from linkage.model.arrangement import Arrangement, Term


def said_price(arrangement: Arrangement, term: Term, key: str) -> Figure | None:
    """The price said under a key, with its unit; nothing where none is said, or no number."""
    try:
        phrase = read_phrase(arrangement.said(term, key))
    except PhraseError:
        return None
    return Figure(op="constant", value=phrase.value, unit=phrase.unit)
