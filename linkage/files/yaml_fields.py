"""Fields (项目): the keys of a mapping in an arrangement, asked for one by one.

Keys nobody knows are told at once with the key that was probably meant; a value of the wrong shape
is a problem at its line and reads as missing.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from linkage.files import arrangement_faults as faults
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import quoted, suggestion
from linkage.ground.season import DayError, parse_day
from linkage.ground.source import MappingNode, Node, Scalar, SequenceNode


class Fields:
    """The keys of one mapping; ``what`` names the mapping in messages.

    With ``known`` of ``None`` any key is allowed.
    """

    def __init__(self, node: Node, known: Sequence[str] | None, what: str, problems: list[Problem]) -> None:
        self.what = what
        self.problems = problems
        self.where: Where = node.where
        self.entries: tuple[tuple[Scalar, Node], ...] = ()
        if not isinstance(node, MappingNode):
            self._note(
                faults.WRONG_SHAPE.at(
                    node.where, what=what, shape="若干“项目: 内容”", remedy="请写成几行“项目: 内容”"
                )
            )
            return
        self.entries = node.entries
        if not node.entries and node.complete:
            self._note(faults.EMPTY_PART.at(node.where, what=what))
        for name, _ in node.entries if known is not None else ():
            if known is not None and name.text not in known:
                remedy = suggestion(name.text, known)
                self._note(faults.UNKNOWN_KEY.at(name.where, what=what, key=name.text, remedy=remedy))

    def _note(self, problem: Problem) -> None:
        self.problems.append(problem)

    def node(self, key: str) -> Node | None:
        """The value of a key in whatever shape; an empty text counts as missing."""
        found = next((value for name, value in self.entries if name.text == key), None)
        return None if isinstance(found, Scalar) and not found.text.strip() else found

    def place(self, key: str) -> Where:
        """The place of a key's value, or of the mapping."""
        found = self.node(key)
        return found.where if found is not None else self.where

    def missing(self, key: str, example: str, why: str = "") -> None:
        """Note that a key is missing; where every key is missing, that was told."""
        if not self.entries:
            return
        self._note(
            faults.MISSING_KEY.at(self.where, what=self.what, key=key, why=why, example=f"{key}: {example}")
        )

    def scalar(self, key: str, *, needed: str = "") -> Scalar | None:
        """The text under a key; ``needed`` is an example, shown when the key is missing."""
        found = self.node(key)
        if found is None:
            if needed:
                self.missing(key, needed)
            return None
        if not isinstance(found, Scalar):
            what = f"{self.what}的“{key}”"
            self._note(faults.WRONG_SHAPE.at(found.where, what=what, shape="一段文字", remedy="请写在一行里"))
            return None
        return found

    def text(self, key: str, *, needed: str = "") -> str:
        """The text under a key without blanks around it, or the empty text."""
        scalar = self.scalar(key, needed=needed)
        return scalar.text.strip() if scalar is not None else ""

    def day(self, key: str) -> datetime.date | None:
        """The date under a key; what is no date is a problem and reads as none."""
        scalar = self.scalar(key)
        if scalar is None:
            return None
        try:
            return parse_day(scalar.text)
        except DayError as error:
            self._note(error.problem("E206", scalar.where))
            return None

    def choice(self, key: str, choices: Sequence[str], *, default: str = "", needed: str = "") -> str:
        """One of several words; another word is a problem and reads as the default."""
        scalar = self.scalar(key, needed=needed)
        if scalar is None:
            return default
        word = scalar.text.strip()
        if word not in choices:
            remedy = suggestion(word, choices)
            self._note(faults.NOT_ALLOWED.at(scalar.where, key=key, said=quoted(word), remedy=remedy))
            return default
        return word

    def sub(self, key: str, *, needed: str = "") -> MappingNode | None:
        """The mapping under a key."""
        found = self.node(key)
        if found is None:
            if needed:
                self.missing(key, needed)
            return None
        if isinstance(found, MappingNode):
            return found
        what = f"{self.what}的“{key}”"
        shape = "若干“项目: 内容”"
        self._note(faults.WRONG_SHAPE.at(found.where, what=what, shape=shape, remedy="请写成“项目: 内容”"))
        return None

    def items(self, key: str) -> tuple[Node, ...]:
        """The nodes of a list under a key; one value alone is a list of one."""
        found = self.node(key)
        if found is None:
            return ()
        return found.items if isinstance(found, SequenceNode) else (found,)

    def words(self, key: str) -> tuple[Scalar, ...]:
        """The texts of a list under a key."""
        words = []
        for item in self.items(key):
            if isinstance(item, Scalar):
                words.append(item)
            else:
                what = f"{self.what}的“{key}”"
                self._note(
                    faults.WRONG_SHAPE.at(item.where, what=what, shape="一列词", remedy="请写成 [甲, 乙]")
                )
        return tuple(words)
