"""Welfare (福利): money a collective gives its members for who they are, an expense and no distribution.

Source: the chart of 财会〔2023〕14号 has 公益支出 and no 应付福利费.
"""

from linkage.rule import Rule

RULE = Rule(
    name="welfare",
    label="福利",
    plain="福利",
    wording="clauses/welfare.html",
)
