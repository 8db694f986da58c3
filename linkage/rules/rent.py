"""Rent of land (租金): it belongs wholly to the household; nothing may be set off against it."""

from linkage.ground.citation import Citation
from linkage.rule import Rule

RULE = Rule(
    name="rent",
    label="租金",
    plain="土地租金",
    wording="clauses/rent.html",
    gold="租金",
    set_off=False,
    of_land=True,
    ground=(Citation("法律", "农村土地承包法", "第三十九条"),),
    set_off_ground=(
        Citation("法律", "农村土地承包法", "第三十九条"),
        Citation("法律", "农村土地承包法", "第六十一条"),
    ),
)
