"""The payout roll: every page adds up, the whole is the debts of the payer, and it can be signed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from attrs import evolve

from composition import faults
from documents.drawn import assert_golden, document, draw, drawn, leaked
from documents.sample import season
from linkage.documents.paylist import _height
from linkage.ground.capitals import from_capitals
from linkage.ground.money import ZERO, Money
from linkage.telling.paper import people_debts
from typeset import typeset

COLUMNS = ("gross", "opening", "deducted", "paid", "payable", "carried")


def fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))


def test_the_page_is_as_it_was_looked_at(*, bless: bool) -> None:
    assert_golden("paylist", drawn("paylist", "gs").page, bless=bless)


def test_one_roll_for_each_who_pays_households() -> None:
    assert dict(document("paylist").paths(season())) == {
        "内部/paylist-gs.pdf": "gs",
        "内部/paylist-cjt.pdf": "cjt",
    }


@pytest.mark.parametrize("payer", ["gs", "cjt"])
@pytest.mark.parametrize("more", [0, 5, 6, 8, 9, 17, 30])
def test_pages_and_whole_add_up_to_the_debts(payer: str, more: int) -> None:
    view = document("paylist").view(season(more=more), payer)
    pages, so_far = view["pages"], 0
    assert isinstance(pages, list)
    numbers = []
    for page in pages:
        assert isinstance(page, dict)
        assert isinstance(page["rows"], list)
        assert isinstance(page["sums"], dict)
        assert fen(str(page["brought"] or "0.00")) == so_far
        here = sum(fen(str(row["payable"])) for row in page["rows"] if isinstance(row, dict))
        assert fen(str(page["sums"]["payable"])) == here
        so_far += here
        assert page["carried"] == ("" if page["last"] else str(Money(so_far)))
        numbers += [int(str(row["at"])) for row in page["rows"] if isinstance(row, dict)]
    assert numbers == list(range(1, len(numbers) + 1))
    total = sum(debt.payable.fen for debt in people_debts(season(more=more), payer))
    assert so_far == fen(str(view["total"])) == total
    assert from_capitals(str(view["capitals"])).fen == total


@pytest.mark.parametrize("more", [0, 5, 6, 8, 9, 17, 30])
def test_every_page_of_the_view_is_one_page_of_paper(more: int) -> None:
    view = document("paylist").view(season(more=more), "gs")
    texts = drawn("paylist", "gs", more=more).texts
    assert isinstance(view["pages"], list)
    assert len(texts) == len(view["pages"])
    assert all("本页小计" in text for text in texts)
    assert [("制表" in text, "实发合计" in text) for text in texts] == [
        (at == len(texts), at == len(texts)) for at in range(1, len(texts) + 1)
    ]


def test_the_last_page_has_rows_beside_the_signatures() -> None:
    for more in range(40):
        view = document("paylist").view(season(more=more), "gs")
        assert isinstance(view["pages"], list)
        last = view["pages"][-1]
        assert isinstance(last, dict)
        assert last["last"] is True
        assert last["rows"]


def test_long_numbers_make_rows_higher_and_no_page_runs_over() -> None:
    settled = season(more=30)
    longer = {number: f"LIUWAN-{number}" for number in settled.books.households}
    homes = {longer[n]: evolve(home, number=longer[n]) for n, home in settled.books.households.items()}
    debts = [evolve(one, payee=longer.get(one.payee, one.payee)) for one in settled.debts]
    renamed = evolve(settled, books=evolve(settled.books, households=homes), debts=tuple(debts))
    view = document("paylist").view(renamed, "gs")
    paper = draw("paylist", "gs", renamed)
    assert isinstance(view["pages"], list)
    assert len(paper.texts) == len(view["pages"])
    assert all("本页小计" in text for text in paper.texts)


def test_who_is_not_paid_now_adds_up() -> None:
    settled = season(more=9)
    debts = [evolve(one, payable=ZERO, carried=one.payable) for one in settled.debts]
    view = document("paylist").view(evolve(settled, debts=tuple(debts)), "gs")
    rows, sums = view["unpaid"], view["sums_of_unpaid"]
    assert isinstance(rows, list)
    assert isinstance(sums, dict)
    for name in ("gross", "paid", "carried"):
        each = [fen(str(row[name] or "0.00")) for row in rows if isinstance(row, dict)]
        assert sum(each) == fen(str(sums[name])), name


def test_it_counts_households_and_people() -> None:
    assert "3 笔 3 户 5 人" in " ".join(drawn("paylist", "gs").text.split())


def test_it_names_people_by_their_last_four_and_no_more() -> None:
    paper = drawn("paylist", "gs")
    assert "432X" in paper.text
    assert "5678" in paper.text
    assert leaked(paper.data) == []


def test_every_row_adds_up_to_what_is_paid_and_what_is_carried() -> None:
    view = document("paylist").view(season(more=9), "gs")
    assert isinstance(view["pages"], list)
    rows = [row for page in view["pages"] if isinstance(page, dict) for row in page["rows"]]  # type: ignore[union-attr]
    carried = set()
    for row in rows:
        assert isinstance(row, dict)
        sums = {name: fen(str(row[name] or "0.00")) for name in COLUMNS}
        left = sums["gross"] + sums["opening"] - sums["deducted"] - sums["paid"]
        assert left == sums["payable"] + sums["carried"]
        carried.add(sums["carried"])
    assert -13200 in carried
    assert "-132.00" in drawn("paylist", "gs").text


def test_who_gets_nothing_now_is_listed_apart_with_the_cause() -> None:
    settled = season()
    debts = [
        evolve(debt, payable=ZERO, carried=debt.payable, held="继承待定") if debt.payee == "B-001" else debt
        for debt in settled.debts
    ]
    paper = draw("paylist", "gs", evolve(settled, debts=tuple(debts)))
    signed, _, apart = paper.text.partition("附：本次不发放的户")
    assert "欧阳𬱖䶮" not in signed
    assert "继承待定，暂存" in apart
    assert "17,992.33" in apart


def test_a_roll_on_which_nobody_is_paid_says_so() -> None:
    settled = season()
    debts = [evolve(debt, payable=ZERO, paid=debt.payable) for debt in settled.debts]
    text = draw("paylist", "gs", evolve(settled, debts=tuple(debts))).text
    assert "本期没有要发放的款项" in text


def test_the_paper_says_what_it_asks_to_be_paid() -> None:
    amount = document("paylist").amount
    assert amount is not None
    assert amount(season(), "gs") == "52398.41"


def test_long_names_and_ten_digit_amounts_stay_in_their_cells() -> None:
    settled = season()
    huge = Money(1234567890)
    debts = [evolve(one, gross=huge, payable=huge, carried=Money(-99999999)) for one in settled.debts]
    paper = draw("paylist", "gs", evolve(settled, debts=tuple(debts)))
    assert "12,345,678.90" in paper.text
    assert "-999,999.99" in paper.text
    assert faults(typeset(paper.data), "sheet") == []


def test_a_page_holds_twelve_rows_of_eleven_millimetres() -> None:
    paper = drawn("paylist", "gs", more=30)
    view = document("paylist").view(season(more=30), "gs")
    assert isinstance(view["pages"], list)
    first = view["pages"][0]
    assert isinstance(first, dict)
    assert isinstance(first["rows"], list)
    assert len(first["rows"]) == 12
    rules = [rule for rule in typeset(paper.data).rules if rule.page == 0 and not rule.upright]
    tops = sorted({round(rule.top, 1) for rule in rules})
    high = [below - above for above, below in pairwise(tops)]
    assert sum(step >= 11 - 0.2 for step in high) >= 12


@pytest.mark.parametrize(
    ("gross", "paid", "size"),
    [(10**10, 0, ""), (10**14, 0, ""), (10**14, 10**13, ""), (10**17, 10**16, "longer")],
)
def test_longer_amounts_are_set_smaller(gross: int, paid: int, size: str) -> None:
    settled = season()
    (debt, *_) = people_debts(settled, "gs")
    shown = evolve(settled, debts=(evolve(debt, gross=Money(gross), paid=Money(paid)),))
    assert document("paylist").view(shown, "gs")["size"] == size


def test_the_number_of_a_member_takes_no_third_line() -> None:
    assert _height("贺建军", "AA-0001.1", "一组") == _height("贺建军", "AA-0001", "一组")
    assert _height("贺建军", "AA-000000-1.1", "一组") > _height("贺建军", "AA-0001", "一组")


def test_a_long_name_of_a_group_makes_its_rows_higher() -> None:
    group = "第十二村民小组（大垭口移民安置点）"
    assert _height("贺建军", "AA-0001", group) > _height("贺建军", "AA-0001", "第三村民组")
    assert _height("贺建军", "AA-0001", "") == _height("贺建军", "AA-0001", "一组")
