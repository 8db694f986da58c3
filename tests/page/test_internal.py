"""The internal edition: every amount with its explanation, the sums of the settlement, masked numbers."""

from __future__ import annotations

import re
from functools import cache

from linkage.page.internal import view
from linkage.page.page import page
from linkage.telling.changes import cause_words, changes
from linkage.telling.line_words import line_words
from linkage.telling.summary import identities
from pages_of_seasons import closed, found_in, last_season, secrets, this_season, words
from villages import village


@cache
def text() -> str:
    return " ".join(words(page(this_season(), "internal", last_season())).split())


def test_every_line_stands_there_with_its_explanation() -> None:
    settlement = this_season().settlement
    for line in settlement.lines:
        told = line_words(settlement, line)
        for part in (told.title, told.amount, told.sentence, told.formula, told.numbers, *told.grounds):
            assert " ".join(part.split()) in text()
        assert all(" ".join(node.split()) in text() for _, node in told.tree)


def test_what_gave_nothing_is_told_with_its_reason() -> None:
    reasons = {reason.why for reason in this_season().settlement.reasons}
    assert reasons
    assert [why for why in reasons if why not in text()] == []


def test_the_sums_that_must_agree_and_the_inputs_stand_there() -> None:
    closing = this_season()
    for identity in identities(closing.settlement):
        assert " = ".join(map(str, identity.sides)) in text()
    for file, digest in closing.settlement.inputs:
        assert file in text()
        assert digest in text()
    assert str(closing.result["digest"]) in text()


def test_the_changes_of_a_household_are_told_with_their_causes() -> None:
    before, after = last_season().settlement, this_season().settlement
    causes = [
        cause_words(cause)
        for number in after.books.households
        for change in changes(before, after, number)
        if change.difference
        for cause in change.causes
    ]
    assert len(causes) > 10
    assert [told for told in causes if " ".join(told.split()) not in text()] == []


def test_numbers_of_persons_are_masked_also_where_somebody_typed_them() -> None:
    number = min(secrets(this_season()))
    closing = closed(
        village().with_rows("已付", ("H02", "公司", "土地租金", "1", "2025-02-01", f"转{number}"))
    )
    written = page(closing, "internal")
    assert re.search(rf"转[0-9]{{0,3}}\*+{number[-4:]}", words(written))
    assert found_in(written, secrets(closing)) == []


def test_findings_stand_there_with_severity_place_and_ground() -> None:
    closing = closed(village().without("会议", "决议"))
    told = " ".join(words(page(closing, "internal")).split())
    assert closing.findings
    for finding in closing.findings:
        for part in (finding.severity, finding.code, finding.where, finding.message, finding.ground):
            assert " ".join(part.split()) in told


def test_the_sums_at_the_top_lead_to_what_is_paid_and_what_is_carried() -> None:
    settlement = this_season().settlement
    debts = [debt for home in settlement.books.households for debt in settlement.debts_of(home)]
    told = view(settlement, None)["totals"]
    assert isinstance(told, list)
    sums = {
        str(one["name"]): int(re.sub(r"\D", "", str(one["amount"]))) for one in told if isinstance(one, dict)
    }
    opening = sum(debt.opening.fen for debt in debts)
    assert sums.get("上期结转", 0) == opening
    carried = sum(debt.carried.fen for debt in debts)
    assert opening + sums["本期应得"] - sums["应抵扣"] - sums["已付"] == sums["现付"] + carried
