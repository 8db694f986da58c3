"""Patronage refund (返还): co-op surplus returned by trade with the members."""

from linkage.ground.citation import Citation
from linkage.rule import Rule

RULE = Rule(
    name="patronage",
    label="返还",
    plain="盈余返还",
    wording="clauses/patronage.html",
    gold="股金",
    ground=(Citation("法律", "农民专业合作社法", "第四十四条"),),
)
