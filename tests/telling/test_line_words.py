"""Line words: what is told of a line is what the words of its figure say."""

from __future__ import annotations

from linkage.telling.line_words import line_words
from linkage.words.derivation import tree
from linkage.words.explain import numbers
from villages import village_settlement


def test_every_line_is_told_whole() -> None:
    settlement = village_settlement()
    for line in settlement.lines:
        told = line_words(settlement, line)
        assert told.amount == str(line.amount)
        assert told.payer == settlement.party_name(line.payer)
        assert told.numbers == numbers(line.figure)
        assert list(told.tree) == tree(line.figure)
        assert str(line.cite) in told.grounds
        assert (f"（{line.name}本人）" in told.title) is line.person
