"""Tests of prices that an agreement says beside a clause."""

from __future__ import annotations

import pytest
from attrs import evolve

from linkage.files.said_price import said_price
from linkage.model.arrangement import Term
from rows import CITE, HERE, arrangement

TERM = Term("订单", "订单货款", "", "公司", "农户", ("交售", "数量"), None, HERE, CITE)  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "told"), [("2.5 元/斤", "5/2 元/斤"), ("随行就市", ""), ("", "")])
def test_a_price_is_read_where_it_is_one(text: str, told: str) -> None:
    price = said_price(evolve(arrangement(TERM), papers={"保护价": text}), TERM, "保护价")
    assert (f"{price.value} {price.unit}" if price is not None else "") == told
