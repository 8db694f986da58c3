"""Compensation for late payment (违约金): agreed in advance, reckoned on what was open and for how long."""

from linkage.ground.citation import Citation
from linkage.rule import Rule

RULE = Rule(
    name="late",
    label="违约金",
    plain="逾期违约金",
    wording="clauses/late.html",
    ground=(Citation("法律", "民法典", "第五百八十五条"),),
)
