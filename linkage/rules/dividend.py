"""Dividend (股金): the guarantee and the participation of those who hold shares."""

from linkage.rule import Rule

RULE = Rule(
    name="dividend",
    label="股金",
    plain="股金分红",
    wording="clauses/dividend.html",
    gold="股金",
)
