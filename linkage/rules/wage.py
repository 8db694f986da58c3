"""Wage (薪金): paid to the person, in money, and out of reach of any set-off."""

from linkage.ground.citation import Citation
from linkage.rule import Rule

RULE = Rule(
    name="wage",
    label="薪金",
    plain="务工工资",
    wording="clauses/wage.html",
    set_off=False,
    ground=(Citation("法律", "保障农民工工资支付条例", "第十一条"),),
    set_off_ground=(Citation("法律", "保障农民工工资支付条例", "第十一条"),),
)
