"""The parts of an income: they add up, every household of a season has the same, and the bar shows them."""

from __future__ import annotations

import base64
import io

from PIL import Image

from documents.sample import season
from linkage.telling.account import household_account
from linkage.telling.income_parts import income_parts, parts_shown
from linkage.telling.summary import add

HOUSEHOLDS = ("A-001", "A-002", "B-001", "B-002")


def test_the_parts_of_every_household_add_up_and_have_the_same_names() -> None:
    names = set()
    for household in HOUSEHOLDS:
        account = household_account(season(), household)
        parts = income_parts(season(), account)
        assert add(amount for _, amount in parts) == account.gross
        names.add(tuple(name for name, _ in parts))
    assert len(names) == 1


def _dots(uri: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(uri.partition(",")[2])))


def test_the_bar_is_cut_in_proportion() -> None:
    account = household_account(season(), "A-001")
    picture = _dots(str(parts_shown(season(), account)["bar"]))
    assert picture.size == (696, 20)
    assert picture.mode == "1"
    # The first part is black, the second hatched: the black ends where 股金 ends, to a dot.
    middle = [picture.getpixel((x, 10)) for x in range(696)]
    black = next(x for x, dot in enumerate(middle) if dot)
    wanted = 696 * account.gold("股金分红").fen // account.gross.fen
    assert abs(black - wanted) <= 8


def test_a_household_with_nothing_has_no_bar() -> None:
    shown = parts_shown(season(), household_account(season(), "A-002"))
    assert shown["bar"] == ""
    rows = shown["rows"]
    assert isinstance(rows, list)
    last = rows[-1]
    assert isinstance(last, list)
    assert last[-1] == {"swatch": "", "name": "本期应得合计", "amount": "0.00", "total": True}
