"""The texts to be read: they say what the statement says, and the loudspeaker says nobody's amount."""

from __future__ import annotations

import re

from attrs import evolve

from documents.drawn import secrets
from documents.sample import season
from linkage.telling.account import household_account
from linkage.telling.read_aloud import called, group_script, household_script
from linkage.words.aloud import aloud, yuan

HOUSEHOLDS = ("A-001", "A-002", "B-001", "B-002")


def test_a_household_hears_what_its_statement_says() -> None:
    text = household_script(season(), "A-001")
    account = household_account(season(), "A-001")
    assert f"现在付给您家{yuan(str(account.payable))}。" in text
    assert f"本期应得{yuan(str(account.gross))}，是这样来的。" in text
    for group in account.incomes:
        for entry in group.entries:
            assert yuan(str(entry.plus)) in text
            assert aloud(entry.told[0]).partition("，")[0] in text
    assert "打到户主尾号五六七八的账户。" in text
    assert "数不对，收到后十五天内提出。" in text


def test_what_goes_to_the_household_is_told_apart_from_what_goes_to_a_person() -> None:
    account = household_account(season(), "A-001")
    personal = any("." in debt.payee for debt in account.debts if debt.payable)
    assert ("付给户里的，打到户主" in household_script(season(), "A-001")) is personal
    debts = tuple(evolve(debt, payee="A-001.1") for debt in season().debts if debt.payee == "A-001")
    apart = evolve(season(), debts=(*(d for d in season().debts if d.payee != "A-001"), *debts))
    assert "付给户里的，打到户主" in household_script(apart, "A-001")


def test_a_household_with_nothing_hears_why() -> None:
    text = household_script(season(), "A-002")
    assert "本期没有要付的钱。" in text
    assert "地块台账里没有您家的记录" in text


def test_no_figure_is_left_to_stumble_over_but_in_the_title() -> None:
    for household in HOUSEHOLDS:
        _, _, body = household_script(season(), household).partition("\r\n")
        assert not re.search(r"[0-9×＋＝（）%]", body)


def test_the_call_names_every_head_and_no_amount_of_a_household() -> None:
    text = group_script(season(), "一组")
    assert "一组的乡亲们，请注意。" in text
    for household in ("A-001", "A-002"):
        account = household_account(season(), household)
        assert account.household.name in text.replace("，户号", "")
        assert yuan(str(account.payable)) not in text
    # Two households: the sum of both would tell each what the other has.
    assert "一共付" not in text


def test_two_of_one_name_are_called_with_their_numbers() -> None:
    one, two = (season().books.households[number] for number in ("A-001", "A-002"))
    assert list(called([one, two])) == [f"{one.name}。{two.name}。"]
    alike = evolve(two, members=one.members)
    assert alike.name == one.name
    told = f"{one.name}，户号 A，零零幺。{one.name}，户号 A，零零二。"
    assert list(called([one, alike])) == [told]


def test_no_number_of_a_person_is_read() -> None:
    for household in HOUSEHOLDS:
        text = household_script(season(), household)
        assert not [number for number in secrets() if number in text]
