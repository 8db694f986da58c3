"""Arrangement desk (读协议的案头): what every part of reading an arrangement needs at hand.

The values it gives or names, the columns of the registers, the parties, the income labels, the grounds; and
the list of problems.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import define, field

from linkage.files import arrangement_faults as faults
from linkage.files import file_faults, register_faults
from linkage.files.arrangement_values import Values
from linkage.files.register_sheets import SHEET_BY_NAME
from linkage.ground.citation import Citation
from linkage.ground.errors import Where
from linkage.ground.fault import quoted, suggestion
from linkage.ground.source import Scalar
from linkage.ground.units import Unit
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Party
from linkage.model.registers import Kind
from linkage.model.tax import TAX_OFFICE

HOLDERS = "持股户"
PER_HOUSEHOLD = ("", "户")
PER_PERSON = ("", "人")
_PER = {"每户": PER_HOUSEHOLD, "每人": PER_PERSON}
#: A column that everybody knows by its name alone.
BARE_COLUMNS = {"份额": "股份.份额", "出资额": "股份.出资额"}
#: The longest name of a party, an agreement, a clause, and the longest number of an agreement, in characters.
LONGEST_NAME, LONGEST_NUMBER = 40, 30
_LAW = re.compile(r"《(.+?)》(.*)")


@define
class Desk(Values):
    """One arrangement file being read; ``declared`` holds the names it gives to things."""

    declared: set[str] = field(factory=set)
    code: str = ""
    unread_parties: set[str] = field(factory=set)
    parties: dict[str, Party] = field(factory=dict)

    @property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """The income labels with their kinds."""
        return self.ground.labels

    def fits_papers(self, scalar: Scalar | None, text: str, longest: int = LONGEST_NAME) -> None:
        """See that a name stands on one line, and fits the running lines of every paper."""
        if scalar is None:
            return
        if len(text) > longest:
            said = quoted(f"{text[:8]}…")
            self.note(file_faults.TOO_LONG, scalar.where, heading=said, count=len(text), limit=longest)
        if "\n" in text:
            self.note(register_faults.LINE_BREAK, scalar.where, said=quoted(text))

    def quantity(self, scalar: Scalar, key: str) -> tuple[str, str] | None:
        """Read ``地块.面积``, 每户 or 每人, and see that the column is there and holds numbers."""
        text = scalar.text.strip()
        if text in _PER:
            return _PER[text]
        text = BARE_COLUMNS.get(text, text)
        sheet, dot, heading = (part.strip() for part in text.replace("．", ".").partition("."))
        if not (dot and sheet and heading):
            remedy = "请写成 地块.面积、每户 或 每人"
            self.note(faults.BAD_REFERENCE, scalar.where, key=f"“{key}”", said=quoted(text), remedy=remedy)
            return None
        known = self.column(sheet, heading, scalar.where, key)
        if known is False:
            return None
        found = self.headings[sheet].get(heading)
        if found is None or found.column.kind is not Kind.NUMBER:
            self.note(faults.NOT_A_NUMBER_COLUMN, scalar.where, sheet=sheet, heading=heading)
            return None
        return sheet, heading

    def column(self, sheet: str, heading: str, where: Where, key: str) -> bool:
        """See that a sheet has a column."""
        if sheet not in self.headings:
            if self.ground.silent(sheet):
                return False
            if sheet not in self.books.tables:
                named = f"请在台账加上“{sheet}”这张表；改过表名的，请改回“{sheet}”"
                remedy = named if sheet in SHEET_BY_NAME else suggestion(sheet, self.headings)
                self.note(faults.UNKNOWN_SHEET, where, key=f"“{key}”", sheet=sheet, remedy=remedy)
            elif not self.books.rows(sheet):
                self.note(register_faults.EMPTY_REGISTER, where, sheet=sheet, why=f"“{key}”要用到它")
            return False
        if self.headings[sheet].get(heading) is None:
            known = [column.column.heading for column in self.headings[sheet].columns]
            declared = SHEET_BY_NAME.get(sheet)
            usual = declared is not None and declared.column(heading) is not None
            remedy = f"请在〔{sheet}〕补上“{heading}”一列" if usual else suggestion(heading, known)
            self.note(faults.UNKNOWN_COLUMN, where, sheet=sheet, heading=heading, remedy=remedy)
            return False
        return True

    def quantity_unit(self, quantity: tuple[str, str]) -> Unit | None:
        """The unit of a quantity, or nothing when each row says its own."""
        if quantity == PER_HOUSEHOLD:
            return Unit.parse("户")
        if quantity == PER_PERSON:
            return Unit.parse("人")
        found = self.headings[quantity[0]].get(quantity[1])
        if found is None or found.column.unit_from:
            return None
        own = not found.declared and not found.unit and self.headings[quantity[0]].get("单位") is not None
        return None if own else found.unit

    def party(self, scalar: Scalar | None, key: str) -> str:
        """The role of a party named by role, code or full name; empty when unknown."""
        if scalar is None:
            return ""
        word = scalar.text.strip()
        for role, party in self.parties.items():
            if word in {role, party.code, party.name}:
                return role
        if word in self.unread_parties:
            return ""
        remedy = suggestion(word, self.parties)
        self.note(faults.UNKNOWN_PARTY, scalar.where, key=f"“{key}”", said=quoted(word), remedy=remedy)
        return ""

    def tax_office(self, scalar: Scalar | None, key: str) -> str:
        """The role of a party as :meth:`party`, which has to be a tax office."""
        role = self.party(scalar, key)
        if scalar is not None and role and self.parties[role].legal_type != TAX_OFFICE:
            words = {"said": quoted(scalar.text.strip()), "type": self.parties[role].legal_type}
            self.note(faults.NOT_A_TAX_OFFICE, scalar.where, **words)
        return role

    def payee(self, scalar: Scalar | None, key: str) -> str:
        """农户, 成员 or the role of a party."""
        if scalar is None:
            return ""
        word = scalar.text.strip()
        if word in {HOUSEHOLDS, HOLDERS}:
            return HOUSEHOLDS
        if word == MEMBERS:
            return MEMBERS
        if any(word in {role, party.code, party.name} for role, party in self.parties.items()):
            return self.party(scalar, key)
        if word in self.unread_parties:
            return ""
        remedy = suggestion(word, [HOUSEHOLDS, MEMBERS, *self.parties])
        self.note(faults.UNKNOWN_PARTY, scalar.where, key=f"“{key}”", said=quoted(word), remedy=remedy)
        return ""

    def income(self, scalar: Scalar | None) -> str:
        """An income label."""
        if scalar is None:
            return ""
        word = scalar.text.strip()
        if word in self.labels:
            return word
        remedy = suggestion(word, self.labels)
        self.note(faults.UNKNOWN_INCOME, scalar.where, said=quoted(word), remedy=remedy)
        return ""

    def cite(self, scalar: Scalar | None, default: str) -> Citation:
        """The ground of a term or step: a clause of the contract, the charter, a law, a resolution."""
        text = scalar.text.strip() if scalar is not None else ""
        law = _LAW.fullmatch(text)
        if law:
            kind = "章程" if "章程" in law[1] else "法律"
            return Citation(kind, law[1], law[2])
        if text.startswith("章程") and self.charter is not None:
            return Citation("章程", self.charter.title, text.removeprefix("章程"))
        if "决议" in text:
            return Citation("决议", "", text)
        return Citation("合同", self.code, text or default)
