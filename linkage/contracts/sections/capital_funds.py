"""What is put in (资金来源与规模), row by row."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.contracts.blanks import choices
from linkage.contracts.deal import Deal
from linkage.contracts.section import Section
from linkage.contracts.stakes import amount_of, quantified, stakes
from linkage.document import Said, Shown, View
from linkage.ground.money import Money
from linkage.ground.season import chinese_date
from linkage.model.assets import ASSETS
from linkage.model.registers import Row
from linkage.telling.agreement import amounts
from linkage.telling.paper import capitals
from linkage.telling.paper_leaf import parts, words
from linkage.telling.summary import add

_ORIGINS = ("自有", "衔接资金", "协作资金", "捐赠", "其他")


def _words(deal: Deal) -> View:
    rows = stakes(deal)
    assets = any(row.sheet == ASSETS for row in rows)
    total = add(amount_of(row) for row in rows)
    registered = dict.fromkeys(_origin(row.text("资金来源")) for row in rows)
    said = deal.said("资金来源") or "、".join(word for word in registered if word)
    return {
        "资金来源": choices(_ORIGINS, said),
        "kind": "资产" if assets else "股别",
        "day": "验收日" if assets else "起",
        "rows": [_row(row, at) for at, row in enumerate(rows, start=1)],
        **_among(deal),
        "total": f"{total} 元" if rows else "",
        "sum": str(total),
        "capitals": capitals(total) if rows else "",
    }


def _among(deal: Deal) -> View:
    """Among how many households it is quantified, and what that is for each on average, odd fen aside."""
    found = quantified(deal)
    count = len(found)
    each = str(Money(add(one.amount for one in found.values()).fen // count)) if count else ""
    return {"households": str(count) if count else "", "each": each}


def _origin(said: str) -> str:
    """The origin that a register names in more words: 财政衔接资金 is 衔接资金."""
    return next((word for word in _ORIGINS if word in said), said)


def _row(row: Row, at: int) -> Shown:
    asset = row.sheet == ASSETS
    day = row.day("验收日" if asset else "起")
    return {
        "at": str(at),
        "name": f"{row.text('资产号')} {row.text('名称')}" if asset else row.text("股别"),
        "origin": row.text("资金来源") if asset else row.text("依据"),
        "day": chinese_date(day.date) if day is not None else "",
        "amount": str(amount_of(row)),
    }


def _holds(view: View) -> Iterator[Said]:
    """What was brought in makes the sum."""
    rows, total = parts(view, "rows"), words(view, "sum")
    yield Said("出资合计", total, of=amounts(rows))
    if rows:
        yield Said("出资合计", words(view, "total").removesuffix(" 元"), of=(total,), place="合计栏")
        yield Said("出资合计", words(view, "capitals"), of=(total,), place="大写")


SECTION = Section(
    _words,
    holds=_holds,
    offers={
        "资金来源": (
            "自有",
            "衔接资金",
            "协作资金",
            "捐赠",
            "其他",
        )
    },
)
