"""最大余额: the odd fen goes by remainder, then by digest, by payee id, or by a drawn number."""

from __future__ import annotations

import pytest

from linkage.ground.errors import InputRefusedError
from linkage.sizes.percent import PercentOfBase
from pouring import held, percent, poured, shared
from rows import row

ALL = PercentOfBase(percent("100"))


def test_the_odd_fen_goes_by_digest_by_id_or_by_the_number_drawn() -> None:
    rows_ = held(dict.fromkeys(("A1", "A2", "A3"), "1"))
    by_id = poured("1", [shared(ALL, ties="户号")], *rows_)
    assert by_id.parts() == {"A1": "0.34", "A2": "0.33", "A3": "0.33"}
    drawn = [
        row("抽签", 户号=payee, 抽签号=(place, ""))
        for payee, place in (("A1", "7"), ("A2", "3"), ("A3", "5"))
    ]
    step = shared(ALL, ties="抽签号", drawn=("抽签", "抽签号"))
    assert poured("1", [step], *rows_, *drawn).parts() == {"A1": "0.33", "A2": "0.34", "A3": "0.33"}
    assert poured("0.02", [step], *reversed(rows_), *reversed(drawn)).parts() == {"A2": "0.01", "A3": "0.01"}


@pytest.mark.parametrize(("first", "second"), [("3", "3"), ("1.5", "2"), ("-1", "2")])
def test_numbers_that_decide_nothing_are_refused(first: str, second: str) -> None:
    drawn = [row("抽签", 户号="A1", 抽签号=(first, "")), row("抽签", 户号="A2", 抽签号=(second, ""))]
    step = shared(ALL, ties="抽签号", drawn=("抽签", "抽签号"))
    with pytest.raises(InputRefusedError) as refused:
        poured("1", [step], *held({"A1": "1", "A2": "1"}), *drawn)
    assert "抽签号分不出先后" in str(refused.value.problems[0])
