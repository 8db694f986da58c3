"""The application for a reward: what was accepted, how caps make it money, and the pledge."""

from __future__ import annotations

from documents.trade import paths, text, traded, view
from linkage.telling.twin import verify_number

H01 = "H01/cjt"
CAP = "    封顶: 2000 元/户\n"


def test_who_has_something_accepted_applies() -> None:
    assert dict(paths("reward")) == {
        "农户/reward-H01-cjt.pdf": "H01/cjt",
        "农户/reward-H02-cjt.pdf": "H02/cjt",
    }


def test_what_is_granted_is_what_is_owed() -> None:
    [line] = [one for one in traded().lines_of("H01") if one.income == "奖补"]
    shown = view("reward", H01)
    assert shown["amount"] == str(line.amount) == "2,000.00"
    assert shown["before"] == "2,550.00"
    assert "人民币贰仟元整" in text("reward", H01)


def test_the_steps_stand_in_the_order_in_which_they_were_taken() -> None:
    told = text("reward", H01)
    summed = told.index("逐项相加：30只×10元/只+4.50亩×500元/亩=2,550.00元")
    capped = told.index("2,550.00元超过封顶2,000.00元，按封顶算")
    assert summed < capped


def test_a_cap_that_is_not_reached_says_so_and_none_is_no_step() -> None:
    assert "500.00元没有超过封顶2,000.00元" in text("reward", "H02/cjt")
    free = text("reward", H01, (CAP, ""))
    assert "封顶2" not in free
    assert "核定奖补2,550.00元" in free


def test_a_cap_a_head_goes_by_the_people_of_the_household() -> None:
    told = text("reward", H01, (CAP, "    封顶: 400 元/人\n"))
    people = len(traded().books.households["H01"].members)
    assert f"封顶400.00元（400元/人×{people}人），按封顶算" in told


def test_a_price_changed_is_row_sum_and_step_changed() -> None:
    told = text("reward", H01, ("养殖: 10 元/只", "养殖: 12 元/只"))
    assert "每只12元" in told
    assert "2,610.00" in told


def test_what_did_not_count_is_crossed_and_earns_nothing() -> None:
    told = text("reward", H01, (CAP, "    封顶: 2000 元/户\n    资格: {事项: 新种}\n"))
    assert "30只事项是“新种”×每只10元0.00" in told
    assert "核定奖补2,000.00元" in told


def test_number_pledge_and_three_opinions() -> None:
    assert verify_number(str(view("reward", H01)["number"]))
    told = text("reward", H01)
    assert "诚信承诺书" in told
    assert "同一地块、同一事项只报一次" in told
    assert told.count("（盖章）经办人签字：") == 3
    assert "□不在禁养区" in told
