"""The household's confirmation of joining (农户加入确认书, A4-b): one page, read aloud, signed by hand.

It shows what the household brings in and at which price, read from the same terms and registers that are
computed with, and what this season's sum for it was; that sum is marked as an example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from linkage.contracts.home import account_holder, labour
from linkage.contracts.joining import joining, joining_ways
from linkage.document import Document, Said, Shown, View
from linkage.engine.holding import people_left
from linkage.model.entitlement import Settlement
from linkage.telling.account import contract_sign
from linkage.telling.column_widths import fitted, room
from linkage.telling.known_sums import earned_by_all
from linkage.telling.paper import (
    BLANK_DAY,
    heads_shown,
    issuer,
    last_day,
    running_numbered,
    sealed,
    season_name,
)
from linkage.telling.paper_leaf import parts, words
from linkage.telling.stamp import SIDES

TITLE = "农户加入确认书"

#: The columns of what is brought in, of prices and of amounts in mm; their letters in tenths of a point.
_BRINGS, _PRICE, _TRIAL, _LETTERS = 28, 51, 29, 120


def _paths(settlement: Settlement) -> Mapping[str, str]:
    """Households with anybody left to sign: heirs register first, and join under their own number."""
    books, season_ends = settlement.books, last_day(settlement)
    day = max(season_ends, books.paper_day or season_ends)
    signing = sorted(one.number for one in joining(settlement) if people_left(one.number, books, day))
    return {f"农户/joinder-{number}.pdf": number for number in signing}


def _view(settlement: Settlement, number: str) -> View:
    household = settlement.books.households[number]
    ways = list(joining_ways(settlement, household))
    widths = _widths(ways)
    head = household.head.row
    identity, telephone = head.secret("证件号"), head.secret("电话")
    running = running_numbered(settlement, TITLE, SIDES, number)
    return sealed(
        {
            "title": TITLE,
            "running": running,
            "contracts": [
                {
                    "sign": contract_sign(settlement, a.code),
                    "name": a.name,
                    "code": a.code,
                }
                for a in settlement.arrangements
            ],
            "season": season_name(settlement),
            "household": {
                "name": household.name,
                "number": number,
                "group": household.group,
                "category": household.category,
                "people": heads_shown(settlement, household),
                "identity": identity.last4 if identity is not None else "",
                "account_name": head.text("户名"),
                **account_holder(household),
                **labour(household, last_day(settlement)),
                "address": head.text("住址"),
                "telephone": telephone.last4 if telephone is not None else "",
                "bank": head.text("开户行"),
                "account": household.account.last4 if household.account is not None else "",
            },
            "chosen": [
                {**way, "priced": _priced(words(way, "price"), widths["price"])}
                for way in ways
                if way["mine"]
            ],
            "widths": {name: f"width: {wide}mm" for name, wide in widths.items()},
            "open": [way for way in ways if way["free"]],
            "witness": issuer(settlement).name,
            "blank_day": BLANK_DAY,
        }
    )


def _widths(ways: Sequence[View]) -> dict[str, int]:
    """How wide the columns of numbers stand: no number is parted, and prices keep what is left."""
    chosen = [way for way in ways if way["mine"]]
    brings = [part for way in chosen for part in re.split("[、，；]", words(way, "brings"))]
    asked = (room(brings, _LETTERS), _LEAST, room([words(way, "trial") for way in chosen], _LETTERS))
    usual = (_BRINGS, _PRICE, _TRIAL)
    found = fitted(usual, [min(one, _MOST) for one in asked]) or usual
    return dict(zip(("brings", "price", "trial"), found, strict=True))


def _priced(price: str, wide: int) -> list[Shown]:
    """A price part by part: a part that a line has room for is not broken (``按份额分``, ``5%/年``)."""
    parted = [part for part in re.split("(?<=[，；])", price) if part]
    return [{"text": part, "whole": room([part], _LETTERS, _SIDES) <= wide} for part in parted]


#: What the sides of a cell of prices take, in mm.
_SIDES = 3

#: The narrowest column of prices and the widest of numbers, in mm.
_LEAST, _MOST = 27, 40


def _says(view: View) -> Iterator[Said]:
    """What each way brought the household this season."""
    household = view["household"]
    home = household if isinstance(household, dict) else {}
    for way in parts(view, "chosen"):
        if words(way, "trial"):
            clause = words(way, "clause")
            clause = clause if "/" in clause else words(way, "name")
            whose = earned_by_all(words(home, "number"), words(home, "name"), clause)
            yield Said(whose, words(way, "trial"))


DOCUMENT = Document(
    title=TITLE,
    template="joinder.html",
    edition="household",
    view=_view,
    paths=_paths,
    says=_says,
)
