"""Reward (奖补): money for verified work or results."""

from linkage.rule import Rule

RULE = Rule(
    name="reward",
    label="奖补",
    plain="奖补",
    wording="clauses/reward.html",
)
