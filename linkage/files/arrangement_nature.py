"""What a fixed return is (收益性质), as a clause says it: under its own key, or among its 说明."""

from __future__ import annotations

from collections.abc import Mapping

from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_desk import Desk
from linkage.files.yaml_fields import Fields
from linkage.ground.fault import quoted, suggestion
from linkage.model.nature import LAND_FEE, NATURE, NATURES, SHARES, is_of_land


def read_nature(
    desk: Desk, fields: Fields, income: str, quantity: tuple[str, str] | None, prose: Mapping[str, str]
) -> dict[str, str]:
    """Read the key into what the clause says in words; problems are added to the desk's list.

    A clause of another income has no such question; a word among its 说明 has to be one of the list, and
    may not contradict the key. 土地使用费 is a word for what plots bring.
    """
    known = (*NATURES, LAND_FEE)
    said, told = fields.choice(NATURE, known), prose.get(NATURE, "")
    if fields.node(NATURE) is not None and income and income != SHARES:
        desk.note(faults.NATURE_ELSEWHERE, fields.place(NATURE), what=fields.what, income=income)
    if told and told not in known:
        remedy = suggestion(told, known)
        desk.note(faults.UNKNOWN_NATURE, fields.place("说明"), said=quoted(told), remedy=remedy)
    elif said and told and said != told:
        desk.note(faults.TWO_NATURES, fields.place(NATURE), what=fields.what, said=said, told=told)
    elif LAND_FEE in {said, told} and quantity is not None and not is_of_land(quantity):
        place = fields.place(NATURE) if said else fields.place("说明")
        desk.note(faults.FEE_WITHOUT_LAND, place, what=fields.what, counted=quoted(".".join(quantity)))
    return {**prose, NATURE: said} if said else {**prose}
