"""What is read aloud is heard as the same amount."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.ground.money import Money
from linkage.words.aloud import numeral, yuan
from linkage.words.heard import amount_at_end, heard_number, heard_yuan


@given(st.integers(-(10**15), 10**15))
def test_an_amount_is_heard_as_it_was_said(fen: int) -> None:
    assert heard_yuan(yuan(Money(fen).plain)) == Money(fen).plain


@given(st.integers(0, 10**15))
def test_a_number_is_heard_as_it_was_said(number: int) -> None:
    assert heard_number(numeral(str(number))) == number


@pytest.mark.parametrize("words", ["", "元", "三元五", "三点五元", "三元七", "王小田", "零"])
def test_what_is_no_amount_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=words or "^$"):
        heard_yuan(words)


def test_a_sentence_ends_with_an_amount_or_not() -> None:
    assert amount_at_end("第一笔，入股保底，两百四十元。") == ("第一笔，入股保底，", "240.00")
    assert amount_at_end("本期应得八分，是这样来的。") == ("本期应得", "0.08")
    assert amount_at_end("您家三十五股，分得多少见纸上。") == ("", "")
    assert amount_at_end("元。") == ("", "")
