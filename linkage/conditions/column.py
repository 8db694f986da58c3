"""Column (某一列): a word of the row, or of the person on the roster, is one of several."""

from __future__ import annotations

from attrs import frozen

from linkage.ground.conditions import Sign, any_of, compare, holds
from linkage.ground.figure import Word
from linkage.model.eligibility import Condition, Subject, Verdict


@frozen
class ColumnIs(Condition):
    """The column of the row holds one of these words; a column the sheet lacks is the roster's."""

    column: str
    wanted: tuple[Word, ...]

    def test(self, subject: Subject) -> Verdict:
        """Read the row, else the person's row on the roster, else the head's."""
        row = subject.row
        if self.column not in row.places:
            row = (subject.person or subject.books.households[row.household].head).row
        said = row.values.get(self.column)
        if not isinstance(said, Word):
            return Verdict(met=False, proof=None, why=f"“{self.column}”没有填，要的是{self._list()}")
        proof = any_of([compare(said, word, Sign.EQUAL) for word in self.wanted])
        why = "" if holds(proof) else f"“{self.column}”是“{said.text}”，不是{self._list()}"
        return Verdict(holds(proof), proof, why)

    def _list(self) -> str:
        return "或".join(f"“{word.text}”" for word in self.wanted)

    def words(self) -> str:
        """Say the column: 在村是“是”."""
        return f"{self.column}是{self._list()}"
