"""The payout roll of a payer (发放签领表, B5): who receives what, to be signed, with totals of every page.

The signed roll is the voucher. Rows are divided into pages here, because every page carries its own
subtotal and the sums so far.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.document import Document, Said, Shown, View
from linkage.ground.money import ZERO, Money
from linkage.model.entitlement import Debt, Settlement
from linkage.model.identity import Secret
from linkage.model.payer import COLLECTIVE, COOPERATIVE, UNION
from linkage.model.registers import Household, Row
from linkage.press.spreadsheet import Column, Leaf
from linkage.telling.agreement import amounts, in_words
from linkage.telling.column_widths import fitted, room
from linkage.telling.company_words import decision_sentences
from linkage.telling.known_sums import COLUMNS, PAID_NOW, owed, paid_by, person, rolled
from linkage.telling.paper import (
    capitals,
    dated,
    heads,
    heads_shown,
    in_order,
    party,
    payers,
    people_debts,
    period,
    running_numbered,
    sealed,
    season_name,
    signed,
)
from linkage.telling.paper_leaf import keyed, on_paper, parts, words
from linkage.telling.roll_pages import roll_pages
from linkage.telling.stamp import PAYEES
from linkage.telling.summary import add, converted

TITLE = "收益发放签领表"

#: What a page holds of rows of 11 mm, and the last one beside totals and signatures, in mm.
_PAGE, _LAST_PAGE = 134, 88

#: A row has room to sign, and for two lines; each line more makes it higher. In mm.
_ROW, _LINE = 11, 5
#: Characters of a name and of a 组 on a line; the line of a number, its capitals, digits and marks, in tenths
#: of a mm.
_NAME, _GROUP, _NUMBER, _CAPITAL, _DIGIT, _MARK = 7, 5, 190, 27, 20, 14

#: The columns of amounts in mm, and the least of any: its heading.
_WIDTHS, _LEAST = (25, 21, 21, 21, 25, 23), 13
#: Sizes of the amounts, in tenths of a point: the largest in which all of them fit.
_SIZES = ((95, ""), (90, "long"), (80, "longer"), (70, "longest"))

# Whose head is called 理事长.
_BOARDS = (COLLECTIVE, COOPERATIVE, UNION)

_COLUMNS = ("gross", "opening", "deducted", "paid", "payable", "carried")


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {f"内部/paylist-{code}.pdf": code for code in payers(settlement)}


def _view(settlement: Settlement, code: str) -> View:
    debts = _sorted(settlement, people_debts(settlement, code))
    paid = [debt for debt in debts if debt.payable]
    payer = party(settlement, code)
    total = add(debt.payable for debt in paid)
    numbers = {debt.payee.partition(".")[0] for debt in paid}
    return sealed(
        {
            "title": f"{payer.name}{season_name(settlement)}{TITLE}",
            "running": running_numbered(settlement, TITLE, PAYEES, code),
            "payer": payer.name,
            "season": season_name(settlement),
            "period": period(settlement),
            "day": dated(settlement),
            "decisions": [*decision_sentences(settlement, code)],
            "pages": list(_pages(settlement, paid)),
            "sums_of_all": _sums(paid),
            "households": str(len(numbers)),
            "people": str(sum(heads(settlement, settlement.books.households[number]) for number in numbers)),
            "rows": str(len(paid)),
            "total": str(total),
            "capitals": capitals(total),
            "unpaid": [_unpaid(settlement, debt) for debt in debts if not debt.payable],
            "sums_of_unpaid": _sums([debt for debt in debts if not debt.payable]),
            **_amount_columns(paid),
            "turned": bool(converted(debts)),
            "head": "理事长" if payer.kind in _BOARDS else "负责人",
        }
    )


def _amount_columns(debts: Sequence[Debt]) -> View:
    """How wide the columns of amounts stand, and how small their letters have to be, sums among them."""
    rows = [_sums(debts), *map(_amounts, debts)]
    texts = [[str(row[name]) for row in rows] for name in _COLUMNS]
    for points, size in _SIZES:
        widths = fitted(_WIDTHS, [max(room(column, points, 1), _LEAST) for column in texts])
        if widths is not None:
            return {"size": size, "widths": [f"width: {width}mm" for width in widths]}
    return {"size": _SIZES[-1][1], "widths": [f"width: {width}mm" for width in _WIDTHS]}


def _sorted(settlement: Settlement, debts: Sequence[Debt]) -> Sequence[Debt]:
    order = {household.number: at for at, household in enumerate(in_order(settlement))}
    return sorted(debts, key=lambda debt: (order[debt.payee.partition(".")[0]], debt.payee))


def _pages(settlement: Settlement, debts: Sequence[Debt]) -> Iterator[View]:
    """Divide the roll; the last page keeps room for the totals, and two rows beside them."""
    heights = [
        _height(settlement.books.payee_name(debt.payee), debt.payee, _group(settlement, debt))
        for debt in debts
    ]
    brought = ZERO
    for at, end in roll_pages(heights, _PAGE, _LAST_PAGE):
        chunk = debts[at:end]
        here = add(debt.payable for debt in chunk)
        yield {
            "brought": str(brought) if at else "",
            "rows": [_row(settlement, debt, at + place) for place, debt in enumerate(chunk, start=1)],
            "sums": _sums(chunk),
            "carried": str(brought + here) if end < len(debts) else "",
            "last": end == len(debts),
        }
        brought = brought + here


def _group(settlement: Settlement, debt: Debt) -> str:
    return settlement.books.households[debt.payee.partition(".")[0]].group


def _height(name: str, number: str, group: str) -> int:
    """How high a row is, in mm; the number has the 组 on the lines below it."""
    wide = sum(_CAPITAL if sign.isalpha() else _DIGIT if sign.isdigit() else _MARK for sign in number)
    names, numbers = -(-len(name) // _NAME), -(-wide // _NUMBER) + max(-(-len(group) // _GROUP), 1)
    return _ROW + _LINE * max(names - 2, numbers - 2, 0)


def _row(settlement: Settlement, debt: Debt, at: int) -> View:
    household = settlement.books.households[debt.payee.partition(".")[0]]
    row = _person(household, debt.payee)
    own = "." not in debt.payee
    return {
        "at": str(at),
        "group": household.group,
        "number": debt.payee,
        "name": settlement.books.payee_name(debt.payee),
        "identity": _last4(row.secret("证件号")),
        "people": heads_shown(settlement, household) if own else "",
        **_amounts(debt),
        "card": _last4(row.secret("卡号") or (household.account if own else None)),
    }


def _person(household: Household, payee: str) -> Row:
    _, _, member = payee.partition(".")
    return next((one.row for one in household.members if one.number == member), household.head.row)


def _last4(secret: Secret | None) -> str:
    return secret.last4 if secret is not None else ""


def _amounts(debt: Debt) -> dict[str, Shown]:
    return {name: signed(getattr(debt, name)) for name in _COLUMNS}


def _sums(debts: Sequence[Debt]) -> dict[str, Shown]:
    sums: dict[str, Money] = {name: add(getattr(debt, name) for debt in debts) for name in _COLUMNS}
    return {name: str(amount) for name, amount in sums.items()}


def _unpaid(settlement: Settlement, debt: Debt) -> View:
    if debt.held:
        why = f"{debt.held}，暂存"
    elif debt.carried.fen < 0:
        why = "应抵扣的大于应得，结转下期"
    else:
        why = "已付清" if not debt.carried else "结转下期"
    return {
        "number": debt.payee,
        "name": settlement.books.payee_name(debt.payee),
        **_amounts(debt),
        "carried": str(debt.carried),
        "why": why,
    }


def _amount(settlement: Settlement, code: str) -> str:
    return add(debt.payable for debt in people_debts(settlement, code)).plain


_WHO = (
    *(("at", Column("序号", "center", 6)), ("group", Column("组", "center", 8))),
    *(("number", Column("户号", width=12)), ("name", Column("领款人", width=16))),
    *(("identity", Column("证件尾号", "center", 9)), ("people", Column("人口", "center", 6))),
)
_SUMS = (
    *(("gross", Column("应得", "num", 14)), ("opening", Column("上期结转", "num", 12))),
    *(("deducted", Column("应抵扣", "num", 12)), ("paid", Column("已付", "num", 12))),
)
_PAID = (
    *_WHO,
    *_SUMS,
    *(("payable", Column("实发", "num", 14)), ("carried", Column("结转下期", "num", 14))),
    *(("card", Column("账户尾号", "center", 9)), ("sign", Column("签字", width=14))),
    *(("print", Column("指印", width=8)),),
)
#: Room to sign, in points.
_SIGNED = 27

_UNPAID = (
    *(("number", Column("户号", width=12)), ("name", Column("姓名", width=16))),
    *_SUMS,
    *(("carried", Column("结转下期", "num", 14)), ("why", Column("原因", width=40))),
)


def _book(view: View) -> Sequence[Leaf]:
    """The roll without its pages: one row a payee, sums once; and who is paid nothing, with the reason."""
    rows = [row for page in parts(view, "pages") for row in parts(page, "rows")]
    sums = view["sums_of_all"]
    total = ("合计", *keyed(sums if isinstance(sums, dict) else {}, _PAID)[1:])
    below = (
        f"实发合计 {words(view, 'total')} 元（大写：{words(view, 'capitals')}）",
        f"{words(view, 'rows')} 笔　{words(view, 'households')} 户　{words(view, 'people')} 人",
        f"制表：　　　　会计：　　　　监事会（监督委员会）：　　　　{words(view, 'head')}：　　　　（盖章）",
    )
    leaves = [Leaf("签领表", (), _columns(_PAID), _rows(rows, _PAID), total, below, _SIGNED)]
    unpaid = parts(view, "unpaid")
    if unpaid:
        none = view["sums_of_unpaid"]
        last = ("合计", *keyed(none if isinstance(none, dict) else {}, _UNPAID)[1:])
        leaves.append(Leaf("本次不发放的户", (), _columns(_UNPAID), _rows(unpaid, _UNPAID), last))
    return [on_paper(view, leaf) for leaf in leaves]


def _columns(columns: Sequence[tuple[str, Column]]) -> tuple[Column, ...]:
    return tuple(column for _, column in columns)


def _rows(rows: Sequence[View], columns: Sequence[tuple[str, Column]]) -> tuple[tuple[str, ...], ...]:
    return tuple(keyed(row, columns, nought=frozenset(_COLUMNS)) for row in rows)


def _says(view: View) -> Iterator[Said]:
    """Every column of every row, its sums on each page and of all; what pages bring and carry."""
    payer, pages = words(view, "payer"), parts(view, "pages")
    yield Said(PAID_NOW, words(view, "total"), part=True)
    yield Said(paid_by(payer), words(view, "total"))
    yield in_words(paid_by(payer), words(view, "capitals"))
    paid = [row for page in pages for row in parts(page, "rows")]
    for rows, sums, now in ((paid, "sums_of_all", True), (parts(view, "unpaid"), "sums_of_unpaid", False)):
        for name, column in COLUMNS.items():
            total = words(_sums_shown(view, sums), name)
            yield Said(rolled(payer, column, paid=now), total)
            yield Said(f"{column}各行合计", total, of=amounts(rows, name), place=sums)
            for row in rows:
                payee = person(words(row, "number"), words(row, "name"))
                yield Said(owed(payer, payee, column), words(row, name))
    for at, page in enumerate(pages, start=1):
        for name, column in COLUMNS.items():
            what = f"第 {at} 页{column}小计"
            yield Said(what, words(_sums_shown(page, "sums"), name), of=amounts(parts(page, "rows"), name))
        before = [row for one in pages[: at - 1] for row in parts(one, "rows")]
        if words(page, "brought"):
            yield Said(f"第 {at} 页承前页", words(page, "brought"), of=amounts(before, "payable"))
        if words(page, "carried"):
            rows = [*before, *parts(page, "rows")]
            yield Said(f"第 {at} 页过次页", words(page, "carried"), of=amounts(rows, "payable"))


def _sums_shown(part: View, key: str) -> View:
    sums = part.get(key)
    return sums if isinstance(sums, dict) else {}


DOCUMENT = Document(
    title=TITLE,
    template="paylist.html",
    edition="internal",
    view=_view,
    paths=_paths,
    amount=_amount,
    book=_book,
    says=_says,
)
