"""Receipt checks (租金收缴核对): what came in stands in a column of money, and no receipt counts twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from linkage.engine.quantity import belongs, pays
from linkage.files.headings import Heading, Headings
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import Fault, listed, quoted, suggestion
from linkage.ground.units import YUAN
from linkage.model.arrangement import Arrangement, Term
from linkage.model.letting import RECEIPTS, column_said, lets, receipts_of
from linkage.model.registers import Books, Kind, Row

NO_COLUMN_SAID = Fault(
    "E850", "“租金收缴”写着{said}，看不懂", "这里写实收登记在哪张表、哪一列", "请写成 收租.实收，或删去这一项"
)
NO_SHEET = Fault(
    "E851",
    "“租金收缴”写着{said}，台账里没有〔{sheet}〕这张表",
    "收到的钱没有人读，附件会印成全部欠付",
    "请核对表名，或在台账里加上这张表，列有：条款、日期、{heading}（元）、凭证",
)
NO_COLUMN = Fault(
    "E852",
    "“租金收缴”写着{said}，〔{sheet}〕里没有“{heading}”这一列",
    "收到的钱没有人读，附件会印成全部欠付",
    "{remedy}",
)
NO_MONEY = Fault(
    "E853", "“租金收缴”写的这一列不是钱", "实收要能和应收相减", "请把列名写成 {heading}（元），每行填金额"
)
SEVERAL_CONTRACTS = Fault(
    "E854",
    "这一笔实收对得上 {count} 份合同：{contracts}",
    "同一笔钱会在每份合同里各抵一次",
    "请在“条款”里写明是哪一条，或加一列“付款方”写明谁付的",
)
NO_CONTRACT = Fault(
    "E855",
    "这一笔实收的付款方、收款方和“条款”对不上",
    "没有一份合同会算这一笔；这里的承租方是：{payers}",
    "请改正付款方、收款方或“条款”",
)


def check_receipts(
    texts: Iterable[tuple[str, str, Where]],
    headings: Mapping[str, Headings],
    unread: Collection[str] | None,
    problems: list[Problem],
) -> None:
    """The sheet and the column of every 租金收缴 are there and hold money.

    ``unread`` names sheets that are there but could not be read (``None``: all); they are told elsewhere.
    """
    for key, text, where in texts:
        if key != RECEIPTS or unread is None:
            continue
        said = column_said(text)
        if said is None:
            problems.append(NO_COLUMN_SAID.at(where, said=quoted(text)))
            continue
        sheet, heading = said
        words = {"said": quoted(text), "sheet": sheet, "heading": heading}
        known = headings.get(sheet)
        if known is None:
            if sheet not in unread:
                problems.append(NO_SHEET.at(where, **words))
            continue
        column = known.get(heading)
        if column is None:
            names = [one.column.heading for one in known.columns]
            problems.append(NO_COLUMN.at(where, **words, remedy=suggestion(heading, names)))
        elif not _holds_money(column):
            problems.append(NO_MONEY.at(column.where, heading=heading))


def _holds_money(column: Heading) -> bool:
    """Say whether a column may hold money; what each row says its unit is, is asked of the rows."""
    return column.column.kind is Kind.NUMBER and (bool(column.column.unit_from) or column.unit.fits(YUAN))


def check_receipt_rows(arrangements: Sequence[Arrangement], books: Books, problems: list[Problem]) -> None:
    """Every receipt is money and is for one contract."""
    by_column: dict[tuple[str, str], list[tuple[Arrangement, Term]]] = {}
    for arrangement in arrangements:
        for term in arrangement.terms:
            column = receipts_of(arrangement, term) if lets(arrangement, term) else None
            if column is not None:
                by_column.setdefault(column, []).append((arrangement, term))
    for (sheet, heading), counting in by_column.items():
        for row in books.rows(sheet):
            _check(row, heading, counting, problems)


def _check(
    row: Row, heading: str, counting: Sequence[tuple[Arrangement, Term]], problems: list[Problem]
) -> None:
    figure = row.figure(heading)
    if figure is None:
        return
    if not figure.unit.fits(YUAN):
        problems.append(NO_MONEY.at(row.where(heading), heading=heading))
        return
    named = [(arrangement, term) for arrangement, term in counting if belongs(row, term.name, arrangement)]
    contracts: dict[tuple[str, str, str], list[str]] = {}
    for arrangement, term in named:
        if pays(row, term, arrangement):
            key = (arrangement.code, term.payee, term.payer)
            contracts.setdefault(key, []).append(f"{term.payer}的“{term.name}”")
    if len(contracts) > 1:
        told = listed(f"{'和'.join(names)}" for names in contracts.values())
        problems.append(SEVERAL_CONTRACTS.at(row.where(heading), count=len(contracts), contracts=told))
    elif named and not contracts:
        payers = listed(dict.fromkeys(term.payer for _, term in named))
        problems.append(NO_CONTRACT.at(row.where(heading), payers=payers))
