"""Made cells (编出来的格): constants, running numbers, people looked up by name, words put together.

What is made follows what the mapping says and nothing else; a name that means two households is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import define, field, frozen

from linkage.files.cell_texts import BLANKS, clean_code, clean_word
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import quoted
from linkage.takeover import takeover_faults as faults
from linkage.takeover.mapping import IN_HOUSEHOLD, UNDER_HOUSEHOLD
from linkage.takeover.old_columns import OldColumn

_RUNNING = re.compile(r"(.*?)([0-9]+)", re.DOTALL)
_GROUP = re.compile(r"第?([0-9]+|[一二三四五六七八九十]{1,3})(?:村民)?(?:小?组|队|社|户|号)?")
_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九", start=1)}
_BLANK = re.compile(rf"[{BLANKS}]+")


@frozen
class Person:
    """Somebody of the roster, as far as a name is looked up."""

    household: str
    member: str
    group: str


@define
class Numbers:
    """What runs on: over the sheets of a register, and over the sheets that look names up."""

    last: dict[tuple[str, str], str] = field(factory=dict)
    first: dict[tuple[str, str], str] = field(factory=dict)
    counts: dict[tuple[str, str, str], int] = field(factory=dict)
    people: dict[str, list[Person]] = field(factory=dict)
    rows: dict[tuple[str, int], Person] = field(factory=dict)

    def add(self, name: str, person: Person) -> None:
        """Remember somebody of the roster."""
        self.people.setdefault(_key(name), []).append(person)

    def running(self, register: str, column: OldColumn, *, advance: bool) -> str:
        """The next number of a row; the same again when the row goes on with the household before."""
        key = (register, column.heading)
        last = self.last.get(key)
        if last is None:
            self.first[key] = self.last[key] = column.said.numbering
        elif advance:
            self.last[key] = _next(last)
        return self.last[key]

    def inside(self, register: str, column: OldColumn, household: str) -> str:
        """The next number inside a household."""
        key = (register, column.heading, household)
        self.counts[key] = number = self.counts.get(key, 0) + 1
        return f"{household}-{number}" if column.said.numbering == UNDER_HOUSEHOLD else f"{number}"


@frozen
class MadeCells:
    """Makes the cells of one old row; ``texts`` are what the row says by old column."""

    register: str
    numbers: Numbers
    problems: list[Problem]

    def household(
        self, column: OldColumn, texts: Mapping[int, str], where: Where, at: tuple[str, int]
    ) -> str:
        """A 户号 that stands in no old column; ``at`` is the old sheet and row."""
        said = column.said
        if said.same_row:
            person = self.numbers.rows.get(at)
            return person.household if person is not None else ""
        if said.looked_up:
            found = self._people(column, texts)
            households = list(dict.fromkeys(person.household for person in found))
            return households[0] if self._sure(households, texts[column.looked_up], where) else ""
        if said.numbering:
            return self.numbers.running(self.register, column, advance=_begins(column, texts))
        return self.plain(column, texts, "")

    def plain(self, column: OldColumn, texts: Mapping[int, str], household: str) -> str:
        """Any other cell that stands in no old column."""
        said = column.said
        if said.constant:
            return said.constant
        if said.joined:
            text = said.joined
            for word, index in column.joined.items():
                text = text.replace(f"{{{word}}}", _piece(texts.get(index, "")))
            return text
        if said.numbering in {IN_HOUSEHOLD, UNDER_HOUSEHOLD}:
            return self.numbers.inside(self.register, column, household)
        return self.numbers.running(self.register, column, advance=_begins(column, texts))

    def member(self, column: OldColumn, texts: Mapping[int, str], household: str, where: Where) -> str:
        """A 成员号 looked up by name in the household of the row."""
        found = [one for one in self._people(column, texts) if one.household == household]
        members = list(dict.fromkeys(person.member for person in found))
        return members[0] if self._sure(members, texts.get(column.looked_up, ""), where) else ""

    def _people(self, column: OldColumn, texts: Mapping[int, str]) -> Sequence[Person]:
        name = texts.get(column.looked_up, "")
        found = self.numbers.people.get(_key(name), [])
        group = _key(texts.get(column.group, "")) if column.group else ""
        return [one for one in found if not group or _key(one.group) == group]

    def _sure(self, found: Sequence[str], name: str, where: Where) -> bool:
        if not found:
            self.problems.append(faults.NO_SUCH_PERSON.at(where, said=quoted(name)))
        elif len(found) > 1:
            self.problems.append(faults.SEVERAL_PERSONS.at(where, count=len(found), said=quoted(name)))
        return len(found) == 1


def _begins(column: OldColumn, texts: Mapping[int, str]) -> bool:
    """Say whether a row begins a new number: always, or where the column of 每逢 is filled or says a word."""
    if not column.every:
        return True
    said = texts.get(column.every, "").strip(BLANKS)
    _, equals, word = column.said.every.partition("=")
    return said == word.strip(BLANKS) if equals else bool(said)


def _next(text: str) -> str:
    found = _RUNNING.fullmatch(text)
    if found is None:
        return text
    return f"{found[1]}{int(found[2]) + 1:0{len(found[2])}d}"


def _key(name: str) -> str:
    """A name or group for comparing: in normal form, without blanks."""
    return _BLANK.sub("", clean_word(name, Where(), [], name=True))


def _piece(text: str) -> str:
    """A part of a code: 第三村民小组 counts as 3."""
    folded = clean_code(text)
    found = _GROUP.fullmatch(folded)
    if found is None:
        return folded
    return found[1] if found[1].isascii() else f"{_number(found[1])}"


def _number(text: str) -> int:
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.get(text, 0) if len(text) == 1 else 0
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
