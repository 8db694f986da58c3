"""Factors: by the word of the row, of its person or head, by a dated category, or by one figure for all."""

from __future__ import annotations

import pytest

from linkage.engine.factor import times_factor, times_scale
from linkage.engine.holding import Scope
from linkage.ground.errors import InputRefusedError
from linkage.ground.figure import Figure
from linkage.model.arrangement import Weight
from linkage.model.registers import Books, Row
from rows import HERE, arrangement, books, day, number, row

FACTORS = {"人口股": number("1"), "土地股": number("0.5"), "监测户": number("2"), "一般户": number("0")}
RECORD = day("2025-12-31")


def by(column: str, quantity: tuple[str, str] = ("股份", "份额")) -> Weight:
    return Weight(quantity, factor_column=column, factors=FACTORS, where=HERE)


def times(weight: Weight, one: Row, own: Books, on: str = "2025-12-31") -> Figure:
    return times_factor(weight, one, number("10", "股"), day(on), Scope(arrangement(), own, {}))


def category(word: str, since: str = "", until: str = "", member: str = "") -> Row:
    return row("类别", 户号="A1", 成员号=member, 类别=word, 起=since, 止=until)


@pytest.mark.parametrize(("word", "value"), [("人口股", "10"), ("土地股", "5"), ("一般户", "0")])
def test_the_word_of_the_row_chooses(word: str, value: str) -> None:
    one = row("股份", 户号="A1", 股别=word)
    figure = times(by("股别"), one, books(one))
    assert (str(figure.value), str(figure.unit)) == (value, "股")
    assert figure.args[1].params == {"keys": list(FACTORS), "last_holds": False}


@pytest.mark.parametrize(
    ("on", "member", "value"),
    [("2025-06-30", "", "20"), ("2025-07-01", "", "0"), ("2025-07-01", "2", "20")],
)
def test_a_category_counts_on_its_days_and_a_persons_own_first(on: str, member: str, value: str) -> None:
    rows = [
        category("监测户", until="2025-06-30"),
        category("一般户", since="2025-07-01"),
        category("监测户", since="2025-07-01", member="2"),
    ]
    own = books(*rows, households={"A1": 2})
    assert str(times(by("类别"), row("股份", 户号="A1", 成员号=member), own, on).value) == value


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([category("监测户"), category("一般户")], "E463"),
        ([category("外来户")], "E423"),
        ([], "E423"),
    ],
)
def test_two_classes_or_none_are_told(rows: list[Row], code: str) -> None:
    with pytest.raises(InputRefusedError) as caught:
        times(by("类别"), row("股份", 户号="A1"), books(*rows))
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_weight_without_factors_or_scale_stays_as_it_is() -> None:
    figure, one = number("10", "股"), row("股份", 户号="A1")
    plain, scope = Weight(("股份", "份额"), where=HERE), Scope(arrangement(), books(), {})
    assert times_factor(plain, one, figure, RECORD, scope) is figure
    assert times_scale(plain, one, figure, RECORD, scope) is figure


def test_one_figure_scales_every_row() -> None:
    weight = Weight(("地块", "面积"), where=HERE, scale=number("10", "积分/亩"))
    one, scope = row("地块", 户号="A1"), Scope(arrangement(), books(), {})
    figure = times_scale(weight, one, number("1.5", "亩"), RECORD, scope)
    assert (str(figure.value), str(figure.unit)) == ("15", "积分")
