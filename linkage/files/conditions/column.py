"""Reads a column (某一列): any key no other reader knows, of the rows counted or else of the roster."""

from __future__ import annotations

from linkage.conditions.column import ColumnIs
from linkage.files import arrangement_faults as faults
from linkage.files.condition_reading import ANY_OTHER, ROSTER, ConditionReader, ConditionReading
from linkage.ground.fault import suggestion
from linkage.ground.source import Node, Scalar
from linkage.model.eligibility import Condition
from linkage.model.registers import Kind


def _read(reading: ConditionReading, key: Scalar, node: Node) -> Condition | None:
    desk, sheet = reading.desk, reading.sheet
    if sheet not in desk.headings and desk.ground.silent(sheet):
        return None
    places = [name for name in (sheet, ROSTER) if name in desk.headings]
    found = next((col for name in places if (col := desk.headings[name].get(key.text))), None)
    if found is None:
        known = [
            *filter(None, reading.readers),
            *(col.column.heading for name in places for col in desk.headings[name].columns),
        ]
        where = {"what": "资格", "key": key.text, "remedy": suggestion(key.text, known)}
        desk.note(faults.UNKNOWN_KEY, key.where, **where)
        return None
    if found.column.kind is not Kind.TEXT:
        desk.note(faults.NOT_A_WORD_COLUMN, key.where, heading=key.text)
        return None
    words = reading.words(node, key.text)
    return ColumnIs(key.text, words) if words else None


READER = ConditionReader("column", ANY_OTHER, _read)
