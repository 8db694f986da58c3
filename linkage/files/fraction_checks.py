"""Fraction checks (零头核对): every carried fraction finds its clause, and is less than a step."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.engine.carrying import FRACTION, ITEM, SHEET, carrying
from linkage.ground.errors import Problem
from linkage.ground.fault import Fault, quoted, suggestion
from linkage.ground.units import YUAN
from linkage.model.arrangement import MEMBERS, Arrangement
from linkage.model.registers import Books
from linkage.words.wording import decimal

NOT_CARRYING = Fault(
    "E673",
    "〔零头〕的“项目”写着{said}，没有这样一个用“零头结转”取整的条款或步骤",
    "没有人读这一行，这一户的零头就丢了",
    "{remedy}",
)
NOT_A_FRACTION = Fault(
    "E674",
    "上期零头是 {said} 元，不是不足一个单位的零头",
    "“{item}”取整到 {step} 元，去掉的总是不足一个单位",
    "请照上期结果抄，并核对列名后的单位是分还是元",
)
OTHER_PAYEE = Fault(
    "E675",
    "上期零头的成员号{state}，“{item}”付给{whom}",
    "零头要记在收款的人名下，不然没有人读这一行",
    "{remedy}",
)


def check_fractions(
    arrangements: Sequence[Arrangement], declared: set[str], books: Books, problems: list[Problem]
) -> None:
    """See that every row of 零头 is read by a clause, and that its fraction is one.

    ``declared`` names all clauses and pools, also those whose own problems keep them from being read.
    """
    clauses = carrying(arrangements)
    unread = declared - {term.name for a in arrangements for term in a.terms}
    unread -= {pool.name for a in arrangements for pool in a.pools}
    personal = _personal(arrangements)
    for row in books.rows(SHEET):
        item, figure = row.text(ITEM), row.figure(FRACTION)
        if item.partition("/")[0] in unread:
            continue
        if item not in clauses:
            remedy = (
                suggestion(item, sorted(clauses)) if clauses else "请删去这一行，或把取整方式改为零头结转"
            )
            problems.append(NOT_CARRYING.at(row.where(ITEM), said=quoted(item), remedy=remedy))
            continue
        if figure is not None and not 0 <= figure.to(YUAN).value < clauses[item]:
            said = decimal(figure.to(YUAN).value)
            where = row.where(FRACTION)
            problems.append(NOT_A_FRACTION.at(where, said=said, item=item, step=decimal(clauses[item])))
        if (item in personal) != bool(row.member):
            words = (
                ("没有填", "个人", "请填上成员号") if item in personal else ("填了", "户", "请把成员号留空")
            )
            state, whom, remedy = words
            where = row.where("成员号" if "成员号" in row.places else ITEM)
            problems.append(OTHER_PAYEE.at(where, state=state, item=item, whom=whom, remedy=remedy))


def _personal(arrangements: Sequence[Arrangement]) -> set[str]:
    """The clauses and steps that pay persons."""
    terms = {term.name for a in arrangements for term in a.terms if term.payee == MEMBERS}
    steps = {
        f"{pool.name}/{step.number}"
        for a in arrangements
        for pool in a.pools
        for step in pool.steps
        if step.personal
    }
    return terms | steps
