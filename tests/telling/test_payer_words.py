"""Who pays what: few persons by their names, many by their number, each of them in a table and by voice."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
from attrs import evolve

from documents.drawn import document, draw
from documents.sample import season
from first_page import differences, read
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.telling.account import household_account
from linkage.telling.agreement import disagreements
from linkage.telling.heard_sums import household_heard
from linkage.telling.payer_words import payers_told, persons_paid, persons_told
from linkage.telling.read_aloud import household_script

HOME, WORK = "A-001", Money(42580)
FEW, MANY = 3, 60


@cache
def crowded(people: int) -> Settlement:
    """The sample, with so many more persons in a household, each paid for work by the same payer."""
    settled = season()
    household = settled.books.households[HOME]
    numbers = [str(at) for at in range(3, people + 3)]
    more = tuple(evolve(household.members[1], number=at, name=f"何小{at}") for at in numbers)
    line = next(one for one in settled.lines if one.payee == HOME and one.clause == "采摘套袋用工")
    debt = next(one for one in settled.debts if one.payee == HOME and not one.movements)
    payees = [f"{HOME}.{at}" for at in numbers]
    lines = [evolve(line, payee=payee, name=one.name) for payee, one in zip(payees, more, strict=True)]
    debts = [evolve(debt, payer=line.payer, payee=payee, gross=WORK, payable=WORK) for payee in payees]
    households = {
        **settled.books.households,
        HOME: evolve(household, members=(*household.members, *more)),
    }
    return evolve(
        settled,
        books=evolve(settled.books, households=households),
        lines=(*settled.lines, *lines),
        debts=(*settled.debts, *debts),
    )


def result_of(settled: Settlement) -> Mapping[str, Any]:
    """What the result document of the sample would hold of the household."""
    result = season().extras["result"]
    assert isinstance(result, dict)
    return {
        "season": result["season"],
        "payees": [
            {
                "payee": debt.payee,
                "name": settled.books.payee_name(debt.payee),
                "payable": debt.payable.plain,
            }
            for debt in settled.debts_of(HOME)
        ],
        "lines": [
            {"payee": one.payee, "amount": one.amount.plain, "income": one.income}
            for one in settled.lines_of(HOME)
        ],
    }


@pytest.mark.parametrize(("people", "counted"), [(0, 0), (FEW, 0), (FEW + 1, FEW + 1), (MANY, MANY)])
def test_many_persons_are_counted_and_few_are_named(people: int, counted: int) -> None:
    settled = crowded(people)
    account = household_account(settled, HOME)
    assert len(persons_paid(account)) == counted
    told = list(payers_told(settled, account))
    assert sum("何小" in sentence for sentence in told) == people - counted
    assert sum("人一共" in sentence for sentence in told) == (1 if counted else 0)
    assert len(list(persons_told(settled, account))) == counted


def test_the_first_page_of_a_household_of_sixty_tells_all_and_keeps_its_slip() -> None:
    settled = crowded(MANY)
    paper = draw("statement", HOME, settled)
    assert list(differences(read(paper.texts[0]), result_of(settled), {})) == []
    assert "回 执" in paper.texts[0]
    assert "60 人一共 25,548.00 元" in " ".join(paper.texts[0].replace("\xa0", " ").split())
    rest = "".join(paper.texts[1:])
    assert all(f"{HOME}.{at}" in rest for at in range(3, MANY + 3))


@pytest.mark.parametrize("people", [FEW, MANY])
def test_what_is_said_of_persons_is_what_they_are_owed(people: int) -> None:
    settled = crowded(people)
    says = document("statement").says
    assert says is not None
    view = document("statement").view(settled, HOME)
    own = [said for said in says(view) if not said.part]
    assert disagreements(settled, [("告知书", own)]) == []
    heard = household_heard(settled, HOME, household_script(settled, HOME))
    assert disagreements(settled, [("念稿", heard)]) == []


def test_a_wrong_sum_of_persons_is_found() -> None:
    settled = crowded(MANY)
    text = household_script(settled, HOME)
    spoilt = text.replace("本人四百二十五元八角。", "本人四百二十六元八角。", 1)
    assert spoilt != text
    heard = household_heard(settled, HOME, spoilt)
    assert any("付给每个人的" in one.what for one in disagreements(settled, [("念稿", heard)]))
