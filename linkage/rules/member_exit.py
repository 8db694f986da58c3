"""Settlement of a member who leaves (退社退还): contribution and reserve share, never the subsidy's."""

from linkage.ground.citation import Citation
from linkage.rule import Rule

RULE = Rule(
    name="member_exit",
    label="退社退还",
    plain="退社退还",
    wording="clauses/member_exit.html",
    set_off=False,
    capital=True,
    ground=(Citation("法律", "农民专业合作社法", "第二十八条"),),
    set_off_ground=(Citation("法律", "农民专业合作社法", "第十三条"),),
)
