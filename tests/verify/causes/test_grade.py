"""Wrong grade or class: what a list says that was reckoned so."""

from __future__ import annotations

from linkage.verify.payout_list import Role
from verify.cause_cases import LABOUR, case, words


def test_the_price_of_another_job() -> None:
    (said,) = words("grade", case("H01.1", LABOUR, "90.52"))
    assert said.startswith("按“套袋”的 0.08元/只算的：1,122只 × 0.08元/只 + 9.5工日 × 0.08")
    assert "〔用工〕D2 岗位 是“采摘”，130元/工日" in said


def test_the_job_that_the_row_prints_is_named() -> None:
    asked = case("H01.1", LABOUR, "90.52", [("岗位", Role.CLASS, LABOUR)], [["套袋"]])
    (said,) = words("grade", asked)
    assert "（发放表 C2 印的是“套袋”）" in said


def test_another_amount_is_no_price_of_the_table() -> None:
    assert words("grade", case("H01.1", LABOUR, "90.53")) == []
