"""A household is told where to go with a dispute, by the law of the day, where a collective distributes."""

from __future__ import annotations

import pytest

from journal.seasons import settled
from linkage.model.entitlement import Settlement
from linkage.telling.dispute_words import dispute_told
from linkage.telling.household_statement import household_statement
from linkage.telling.short_sentences import MOST, sentences
from telling.test_account import POOL, ROLES

FACTS = "名称,数值,单位,起,止,来源\n收益,1000,元,2025-01-01,2025-12-31,决算\n"
TOLD = (
    "对集体的分配有争议，可以请乡镇、县里调解。"
    "调解不成的，可以申请仲裁，也可以起诉（《农村集体经济组织法》第五十六条）。"
)


def distributed(kind: str, last: str = "2025-12-31") -> Settlement:
    pool = POOL.format(role=ROLES[kind]).replace("2025-12-31", last)
    return settled(f"分配:\n{pool}", f"2025-01-01 至 {last}", 事实=FACTS.replace("2025-12-31", last))


@pytest.mark.parametrize(("kind", "told"), [("cjt", TOLD), ("gs", ""), ("hzs", "")])
def test_only_where_a_collective_distributes(kind: str, told: str) -> None:
    assert dispute_told(distributed(kind)) == told
    assert max((len(sentence) for sentence in sentences(told)), default=0) <= MOST


@pytest.mark.parametrize(("last", "told"), [("2025-04-30", ""), ("2025-05-01", TOLD)])
def test_only_by_a_law_that_is_in_force(last: str, told: str) -> None:
    assert dispute_told(distributed("cjt", last)) == told


def test_the_statement_says_so() -> None:
    season = distributed("cjt")
    household = next(iter(season.books.households))
    assert household_statement(season, household).view["dispute"] == TOLD
