"""Line words (一笔的话): all there is to say of a line: sentence, formula, numbers, ground, derivation."""

from __future__ import annotations

from attrs import frozen

from linkage.model.entitlement import Line, Settlement
from linkage.telling.account import due_days, telling
from linkage.words.anatomy import ground
from linkage.words.derivation import tree
from linkage.words.explain import formula, numbers
from linkage.words.sentence import plain_sentence
from linkage.words.share_words import clause_title, odd_fen


@frozen
class LineWords:
    """A line in words; what there is nothing to say of is empty.

    ``tree`` is the derivation, a line of text a node, each with its depth.
    """

    title: str
    amount: str
    payer: str
    sentence: str
    formula: str
    numbers: str
    odd: str
    due: str
    grounds: tuple[str, ...]
    tree: tuple[tuple[int, str], ...]


def line_words(settlement: Settlement, line: Line) -> LineWords:
    """Tell a line."""
    who = f"（{line.name}本人）" if line.person else ""
    figure = line.figure
    return LineWords(
        title=f"{clause_title(line.clause)}{who}",
        amount=str(line.amount),
        payer=settlement.party_name(line.payer),
        sentence=plain_sentence(figure, telling(settlement, line)),
        formula=formula(figure),
        numbers=numbers(figure),
        odd=odd_fen(figure),
        due=due_days(settlement, line),
        grounds=tuple(ground(figure)),
        tree=tuple(tree(figure)),
    )
