"""The register of shares (份额登记簿, B9): who holds how much since when, and every change with its ground.

It is drawn from the rows of 股份 and the events. Totals stand beside the day they are of; what a pool was
shared by is told under them, so that book and plan cannot differ unseen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from linkage.document import Document, Said, Shown, View
from linkage.ground.season import chinese_date
from linkage.model.entitlement import Settlement
from linkage.model.payer import ACTING, COLLECTIVE
from linkage.model.registers import Household, Row
from linkage.press.spreadsheet import Column, Leaf
from linkage.telling.agreement import amounts, is_amount
from linkage.telling.column_widths import widened
from linkage.telling.paper import (
    dated,
    in_order,
    last_day,
    parties,
    party,
    period,
    running_numbered,
    sealed,
    season_name,
)
from linkage.telling.paper_leaf import keyed, on_paper, parts, sentences, words
from linkage.telling.share_history import (
    ShareChange,
    changes,
    plain,
    share_rows,
    standing,
    totals,
)
from linkage.telling.stamp import PAYEES
from linkage.words.wording import decimal

#: A collective quantifies the income of what all own (份额), others keep shares.
_TITLES = {COLLECTIVE: "份额登记簿", ACTING: "份额登记簿"}
_TITLE = "股份登记簿"

_UNSAID = "未写股别"


def _paths(settlement: Settlement) -> Mapping[str, str]:
    codes = (one.code for one in parties(settlement))
    return {f"内部/share_book-{code}.pdf": code for code in codes if changes(settlement, code)}


def _view(settlement: Settlement, code: str) -> View:
    payer = party(settlement, code)
    title = _TITLES.get(payer.kind, _TITLE) if payer.kind is not None else _TITLE
    found = changes(settlement, code)
    rows = {(row.household, row.member): row for _, row in share_rows(settlement, code)}
    last = chinese_date(last_day(settlement))
    every = [line for lines in found.values() for line in lines]
    sums = totals(every)
    places = _places(every)
    households = [
        _household(settlement, one, found[one.number], rows, places)
        for one in in_order(settlement)
        if one.number in found
    ]
    return sealed(
        {
            "title": f"{payer.name}{title}（截至{last}）",
            "running": running_numbered(settlement, title, PAYEES, code),
            "called": title,
            "payer": payer.name,
            "season": season_name(settlement),
            "period": period(settlement),
            "day": dated(settlement),
            "last": last,
            "paid_in": any(line.paid_in for line in every),
            "people": any(standing(settlement, row) for row in rows.values()),
            "households": list[Shown](households),
            "widths": _widths(households),
            "totals": [
                {
                    "sort": sort or _UNSAID,
                    "holders": str(holders),
                    "count": decimal(shares) if sort in places else "",
                    "paid_in": decimal(money, 2),
                }
                for sort, (shares, money, holders) in sums.items()
            ],
            "whole": decimal(sum((shares for shares, _, _ in sums.values()), start=Fraction(0))),
            "used": _used(settlement, code, sums),
        }
    )


#: The columns of numbers in mm, and the size of their letters in tenths of a point.
_USUAL: Mapping[str, int] = {"change": 17, "balance": 17, "paid_in": 24}
_LETTERS = 100


def _widths(households: Sequence[View]) -> dict[str, Shown]:
    """How wide the columns of numbers stand; what they take beyond their usual width is the ground's."""
    lines = [line for household in households for line in parts(household, "lines")]
    return {
        key: widened(usual, [words(line, key) for line in lines], _LETTERS) for key, usual in _USUAL.items()
    }


def _places(lines: Sequence[ShareChange]) -> Mapping[str, int]:
    """How many decimals the shares of each class have at most: all have as many, so that points align.

    A class of which nobody holds a share is left out: it is registered by money alone, and shows no noughts.
    """
    counted = {line.sort for line in lines if line.count or line.balance}
    found: dict[str, int] = {}
    for line in [line for line in lines if line.sort in counted]:
        for text in (decimal(line.count), decimal(line.balance)):
            found[line.sort] = max(found.get(line.sort, 0), len(text.partition(".")[2].rstrip("…")))
    return found


def _household(
    settlement: Settlement,
    household: Household,
    lines: Sequence[ShareChange],
    rows: Mapping[tuple[str, str], Row],
    places: Mapping[str, int],
) -> View:
    shown: list[Shown] = [
        {
            "member": _member(settlement, household, line, rows[household.number, line.member]),
            "identity": _last4(rows[household.number, line.member], settlement),
            "standing": standing(settlement, rows[household.number, line.member]),
            "sort": line.sort,
            "day": chinese_date(line.day) if line.day is not None else "期初",
            "change": _signed(decimal(line.count, places[line.sort])) if line.sort in places else "",
            "balance": decimal(line.balance, places[line.sort]) if line.sort in places else "",
            "paid_in": decimal(line.paid_in, 2) if line.paid_in else "",
            "ground": line.ground,
        }
        for line in lines
    ]
    return {"number": household.number, "name": household.name, "group": household.group, "lines": shown}


def _member(settlement: Settlement, household: Household, line: ShareChange, row: Row) -> str:
    person = settlement.books.person_of(row)
    if person is not None:
        return person.name
    last = last_day(settlement)
    return f"全户 {sum(one.on(last) for one in household.members)} 人" if not line.member else line.member


def _last4(row: Row, settlement: Settlement) -> str:
    person = settlement.books.person_or_head_of(row)
    secret = person.row.secret("证件号") if person is not None else None
    return secret.last4 if secret is not None else ""


def _signed(text: str) -> str:
    return text if text.startswith("-") else f"+{text}"


def _used(settlement: Settlement, code: str, sums: Mapping[str, tuple[object, object, int]]) -> list[Shown]:
    """What each pool of this payer was shared by, against the total of the book."""
    whole = sum((shares for shares, _, _ in sums.values() if isinstance(shares, Fraction)), Fraction(0))
    told: list[Shown] = []
    for outcome in settlement.pools:
        for step in outcome.steps:
            weight = step.step.weight
            if outcome.payer != code or weight is None or step.weights is None:
                continue
            name, used = f"“{outcome.pool.name}”分给{step.name}", Fraction(step.weights[0])
            if not plain(weight) or outcome.pool.record_day.date != last_day(settlement):
                told.append(f"{name}的，份额按协议折算，用的总数见分配方案")
            elif used == whole:
                told.append(f"{name}用的总份额 {decimal(used)} 股，和本册合计一致")
            else:
                told.append(f"{name}用的总份额 {decimal(used)} 股，本册合计 {decimal(whole)} 股，请核对")
    return told


_COLUMNS = (
    *(
        ("number", Column("户号", width=12)),
        ("name", Column("户主", width=14)),
        ("group", Column("组", "center", 8)),
    ),
    *(("member", Column("成员", width=14)), ("identity", Column("证件尾号", "center", 9))),
    *(("standing", Column("身份取得、丧失", width=24)), ("sort", Column("份额类型", "center", 10))),
    *(("day", Column("变动日", "center", 14)), ("change", Column("增减（股）", "num", 12))),
    *(("balance", Column("余额（股）", "num", 12)), ("paid_in", Column("出资额（元）", "num", 14))),
    *(("ground", Column("依据", width=40)), ("sign", Column("签字", width=14))),
)
_SUMS = (
    *(("sort", Column("份额类型", width=14)), ("holders", Column("户数", "num", 8))),
    *(("count", Column("份额（股）", "num", 14)), ("paid_in", Column("出资额（元）", "num", 16))),
)


def _book(view: View) -> Sequence[Leaf]:
    """Every change of shares, one a row; and the totals of the day."""
    rows = [
        {**line, **{key: household[key] for key in ("number", "name", "group")}}
        for household in parts(view, "households")
        for line in parts(household, "lines")
    ]
    about = (f"截至 {words(view, 'last')}",)
    leaves = [
        Leaf(words(view, "called"), about, _of(_COLUMNS), tuple(keyed(row, _COLUMNS) for row in rows)),
        Leaf(
            "合计",
            about,
            _of(_SUMS),
            tuple(keyed(row, _SUMS) for row in parts(view, "totals")),
            below=tuple(sentences(view, "used")),
        ),
    ]
    return [on_paper(view, leaf) for leaf in leaves]


def _of(columns: Sequence[tuple[str, Column]]) -> tuple[Column, ...]:
    return tuple(column for _, column in columns)


def _says(view: View) -> Iterator[Said]:
    """What was paid in for each sort of shares is what the lines of all households say."""
    lines = [line for household in parts(view, "households") for line in parts(household, "lines")]
    for total in parts(view, "totals"):
        sort = words(total, "sort")
        mine = [line for line in lines if (words(line, "sort") or _UNSAID) == sort]
        paid_in = [one for one in amounts([total, *mine], "paid_in") if one]
        if all(map(is_amount, paid_in)):  # what is no whole fen is shown as it is registered
            yield Said(f"{sort}出资额", words(total, "paid_in"), of=tuple(paid_in[1:]))


DOCUMENT = Document(
    title="份额登记簿",
    template="share_book.html",
    edition="internal",
    view=_view,
    paths=_paths,
    book=_book,
    says=_says,
    mechanisms=(35,),
)
