"""Conditions: a word of a register may look like a date, and is still a word."""

from __future__ import annotations

import pytest

from checker.samples import Node, leaf, node
from linkage.checker import Context, evaluate

MARK = leaf("是", "是", None, "C3")


def faults(trace: Node) -> list[str]:
    """What is told about a derivation."""
    context = Context()
    evaluate(trace, context)
    return [one.message for one in context.found]


@pytest.mark.parametrize("text", ["2025-08-20", "2025-02-30"])
@pytest.mark.parametrize(("sign", "said"), [("=", "否"), ("≠", "是")])
def test_a_word_that_looks_like_a_date_is_another_word(text: str, sign: str, said: str) -> None:
    batch = leaf(text, text, None, "C4")
    assert faults(node("compare", said, None, batch, MARK, sign=sign)) == []
    assert faults(node("compare", said, None, MARK, batch, sign=sign)) == []


def test_a_date_and_a_word_have_no_order() -> None:
    batch = leaf("2025-08-20", "2025-08-20", None, "C4")
    assert faults(node("compare", "否", None, batch, MARK, sign="<")) == ["这两项不能这样比较。"]
