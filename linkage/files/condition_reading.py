"""Reading a condition (读资格): how the readers of the shelf are found, and what each is given.

A condition is a formula, a list or a mapping. Each key of a mapping has its reader on the shelf
:mod:`linkage.files.conditions`; a key that none of them knows is a column. Readers of kinds that nest ask the
same reading for their parts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import frozen

from linkage.conditions.formula import FormulaHolds
from linkage.conditions.joined import Every
from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import PER_HOUSEHOLD, PER_PERSON, Desk
from linkage.files.yaml_fields import Fields
from linkage.formula.function import TRUTH
from linkage.formula.parser import is_formula
from linkage.ground.figure import Origin, Word
from linkage.ground.source import Node, Scalar, SequenceNode
from linkage.model.eligibility import Condition

ROSTER = "名册"

#: The key of the reader that takes what no other knows.
ANY_OTHER = ""


@frozen
class ConditionReader:
    """Reads what stands under a key; ``personal`` says that only a person can be asked."""

    name: str
    key: str
    read: Callable[[ConditionReading, Scalar, Node], Condition | None]
    personal: bool = False


@frozen
class ConditionReading:
    """One 资格 being read: the desk, what the clause counts, and the readers of the shelf by their keys."""

    desk: Desk
    counted: tuple[str, str]
    readers: Mapping[str, ConditionReader]

    @property
    def sheet(self) -> str:
        """The register whose rows are asked."""
        return self.counted[0] or ROSTER

    def condition(self, node: Node) -> Condition | None:
        """Read a condition of any kind; nothing when it has problems, which are told."""
        if isinstance(node, Scalar) and is_formula(node.text):
            return self._formula(node)
        if isinstance(node, SequenceNode):
            return self._every(node, [self.condition(item) for item in node.items])
        fields = Fields(node, None, "资格", self.desk.problems)
        found = [self._under(key, value) for key, value in fields.entries]
        return self._every(node, found) if fields.entries else None

    def scalar(self, node: Node, what: str, example: str) -> Scalar | None:
        """The text of a condition that is one text."""
        if isinstance(node, Scalar):
            return node
        words = {"what": what, "shape": "一段文字", "remedy": f"请写成 {what}: {example}"}
        self.desk.note(faults.WRONG_SHAPE, node.where, **words)
        return None

    def words(self, node: Node, key: str) -> tuple[Word, ...]:
        """One word or a list of them; none when there is a problem."""
        items = node.items if isinstance(node, SequenceNode) else (node,)
        found: list[Word] = []
        for item in items:
            if isinstance(item, Scalar) and item.text.strip():
                text = item.text.strip()
                found.append(Word.clause(text, key, Origin(item.where, item.text)))
                continue
            words = {"what": f"资格的“{key}”", "shape": "一列词", "remedy": f"请写成 {key}: [甲, 乙]"}
            self.desk.note(faults.WRONG_SHAPE, item.where, **words)
        return tuple(found) if len(found) == len(items) else ()

    def _under(self, key: Scalar, node: Node) -> Condition | None:
        reader = self.readers.get(key.text, self.readers[ANY_OTHER])
        if reader.personal and self._no_person(key):
            return None
        return reader.read(self, key, node)

    def _every(self, node: Node, found: list[Condition | None]) -> Condition | None:
        known = tuple(one for one in found if one is not None)
        if not found:
            self.desk.note(faults.NO_CONDITION, node.where)
        if len(known) < len(found) or not known:
            return None
        return known[0] if len(known) == 1 else Every(known)

    def _formula(self, scalar: Scalar) -> Condition | None:
        """A condition that no kind foresees, over the columns of the row and of its person."""
        season = self.desk.season
        formula = self.desk.formulas.of_rows(scalar, self.sheet, TRUTH)
        return FormulaHolds(formula, season) if formula is not None and season is not None else None

    def _no_person(self, key: Scalar) -> bool:
        sheet, headings = self.counted[0], self.desk.headings
        if self.counted == PER_PERSON or (sheet in headings and headings[sheet].get("成员号") is not None):
            return False
        if sheet and sheet not in headings:
            return True
        said = "每户" if self.counted == PER_HOUSEHOLD else f"〔{sheet}〕没有“成员号”一列，"
        self.desk.note(faults.NOT_OF_A_PERSON, key.where, key=key.text, counted=said)
        return True
