"""What a fixed return is (收益性质), as a clause says it: under its own key, or among its 说明."""

from __future__ import annotations

from collections.abc import Mapping

from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import Desk
from linkage.files.yaml_fields import Fields
from linkage.ground.fault import quoted, suggestion
from linkage.model.nature import NATURE, NATURES, SHARES


def read_nature(desk: Desk, fields: Fields, income: str, prose: Mapping[str, str]) -> dict[str, str]:
    """Read the key into what the clause says in words; problems are added to the desk's list.

    A clause of another income has no such question; a word among its 说明 has to be one of the list, and
    may not contradict the key.
    """
    said, told = fields.choice(NATURE, NATURES), prose.get(NATURE, "")
    if fields.node(NATURE) is not None and income and income != SHARES:
        desk.note(faults.NATURE_ELSEWHERE, fields.place(NATURE), what=fields.what, income=income)
    if told and told not in NATURES:
        remedy = suggestion(told, NATURES)
        desk.note(faults.UNKNOWN_NATURE, fields.place("说明"), said=quoted(told), remedy=remedy)
    elif said and told and said != told:
        desk.note(faults.TWO_NATURES, fields.place(NATURE), what=fields.what, said=said, told=told)
    return {**prose, NATURE: said} if said else {**prose}
