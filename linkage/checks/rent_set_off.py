"""Land rent or wages with something taken off, whatever the way (承包法 第三十九条): debt, fee, retention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linkage.check import REFUSAL, Check, Spot
from linkage.ground.money import ZERO, Money
from linkage.lint import speaks_of
from linkage.model.arrangement import HOUSEHOLDS, MEMBERS, Arrangement, Pool, SourceKind, Term
from linkage.model.entitlement import PoolOutcome, Settlement
from linkage.model.tax import TAX_OFFICE
from linkage.rule import rules

_RENT, _LAND = "租金", "地块"

#: What is passed on by law, and no debt or fee; to anybody but a tax office it is a fee by another name.
_TAX = re.compile(r"税")

#: What villages take off the rent; on top of it, agreed by three sides, it may stand as a clause of its own.
_FEE = r"[\w.·]*(管理费|服务费|手续费|提留|统筹|水费|电费|水电|保险费|卫生费|罚款|欠款|互助|代管)[\w.]*"
_LESS_FEE = re.compile(rf"[-−－]\s*[0-9.]*\s*[*×]?\s*{_FEE}|{_FEE}\s*[-−－]")
_TAKEN_OFF = re.compile(r"(扣除|扣减|扣留|代扣|抵扣|抵顶|提留|截留|冲抵|坐扣|扣收|减去)")
_NEGATED = re.compile(r"不(得|能|予|准|再|做|作|从|许|被)?[^，。；]{0,6}(扣|抵|留)|禁止|全额|无扣")
_SETTLED = re.compile(r"抵(?!押)|顶[账帐租款]|冲[账帐减]|扣")
_BRACKETS = re.compile(r"[()（）\[\]\s]")
_CLAUSES = re.compile(r"[^，。；,;]+")


def _find(settlement: Settlement) -> Iterable[Spot]:
    for arrangement in settlement.arrangements:
        yield from _deductions(arrangement)
        yield from _withheld(settlement, arrangement)
        for term in arrangement.terms:
            if term.income == _RENT:
                yield from _less_fee(term)
        yield from _retained(settlement, arrangement)
    yield from _settled_otherwise(settlement)


def _deductions(arrangement: Arrangement) -> Iterator[Spot]:
    for deduction in arrangement.deductions:
        for income in deduction.incomes:
            rule = rules()[income]
            if rule.set_off or not rule.set_off_ground:
                continue
            yield Spot(
                str(deduction.where),
                (
                    f"“{deduction.item}”约定从{income}中抵扣。{income}不得抵扣、截留，"
                    f"本系统没有从中扣一分钱：若{income}是 1,000.00 元、“{deduction.item}”是 300.00 元，"
                    f"{income}仍付 1,000.00 元，那 300.00 元另行收回。请从“从”里删去{income}"
                ),
            )


def _withheld(settlement: Settlement, arrangement: Arrangement) -> Iterator[Spot]:
    """A fee that calls itself a withholding; a tax is kept by law."""
    rents = {term.name for term in arrangement.terms if term.income == _RENT}
    for one in arrangement.withholdings:
        if rents.isdisjoint(one.clauses) or (_TAX.search(one.item) and _to_tax_office(arrangement, one.to)):
            continue
        kept = sum(
            (
                withheld.figure.money
                for debt in settlement.debts
                for withheld in debt.withheld
                if withheld.item == one.item
            ),
            start=ZERO,
        )
        yield Spot(
            str(one.where),
            f"“{one.item}”约定从租金中代扣，本期扣了 {kept} 元。"
            f"租金全归承包户，税以外的任何费用都不得从租金里扣，税也只能缴给税务机关。"
            f"请从“代扣”里删去这一项，要收的费另行收取",
        )


def _to_tax_office(arrangement: Arrangement, to: str) -> bool:
    code = arrangement.party_code(to)
    return any(party.legal_type == TAX_OFFICE for party in arrangement.parties.values() if party.code == code)


def _less_fee(term: Term) -> Iterator[Spot]:
    """A price that is a rent less a fee, or words that say something is taken off."""
    said = next((word for word in speaks_of(term.price) if _LESS_FEE.search(_BRACKETS.sub("", word))), "")
    if said:
        yield Spot(
            str(term.where),
            f"条款“{term.name}”的租金写成“{said}”，先减了费用。租金全归承包户，不得先扣费再付："
            f"若租金是每亩 600.00 元、费用是 20.00 元，仍要付 600.00 元。"
            f"请写租金的全额，费用另立条款、由承租方另付",
        )
    for text in (term.payment, *term.prose.values()):
        for part in _CLAUSES.findall(text):
            if _TAKEN_OFF.search(part) and not _NEGATED.search(text):
                yield Spot(
                    str(term.where),
                    f"条款“{term.name}”写着“{part.strip()}”。租金全归承包户，不得扣除、截留、抵债。请删去这一句",
                )


def _retained(settlement: Settlement, arrangement: Arrangement) -> Iterator[Spot]:
    """Rent of the households' plots that goes through a pool, which keeps a part (村提留)."""
    rents = {t.name for t in arrangement.terms if t.income == _RENT and t.quantity[0] == _LAND}
    for outcome in settlement.pools:
        names = _fed_by(outcome.pool, rents)
        if outcome.pool not in arrangement.pools or not names:
            continue
        rent = sum((line.amount for line in settlement.lines if line.clause in names), start=ZERO)
        rent = rent or _owed_to_parties(settlement, names)
        passed = _passed_on(outcome)
        odd = Money(len(settlement.books.households))  # what rounding may leave over: less than a fen each
        if rent - passed > odd:
            yield Spot(
                f"分配“{outcome.pool.name}”",
                f"农户地块的租金 {rent} 元进了这个分配，付给农户的只有 {passed} 元，留下 {rent - passed} 元。"
                f"租金全归承包户，村里和公司不得提留。请把租金直接付给农户，或全部分给农户",
            )


def _fed_by(pool: Pool, rents: set[str]) -> set[str]:
    return {s.name for s in pool.sources if s.kind is SourceKind.TERM and not s.negative and s.name in rents}


def _owed_to_parties(settlement: Settlement, names: set[str]) -> Money:
    """Rent under clauses that pay a party has no lines of households; the pool says what came in."""
    return sum(
        (o.taken_in for o in settlement.pools if _fed_by(o.pool, names) and len(o.pool.sources) == 1),
        start=ZERO,
    )


def _passed_on(outcome: PoolOutcome) -> Money:
    inside = {HOUSEHOLDS, MEMBERS}
    return sum((step.amount for step in outcome.steps if step.step.to in inside), start=ZERO)


def _settled_otherwise(settlement: Settlement) -> Iterator[Spot]:
    """A rent that is booked as paid to a household, though the voucher says it was set off."""
    rents = {term.name for _, term in settlement.terms() if term.income == _RENT}
    for row in settlement.books.rows("已付"):
        paper = row.text("凭证")
        if row.household and row.text("项目") in rents and _SETTLED.search(_BRACKETS.sub("", paper)):
            yield Spot(
                str(row.where("凭证")),
                f"户 {row.payee} 的“{row.text('项目')}”记成已付，凭证却是“{paper}”：那是拿租金抵了债，"
                f"不是付钱。"
                f"租金不得抵扣。请把租金付给农户，欠款另行收回，删去这一行",
            )


CHECK = Check(
    name="rent_set_off",
    code="C601",
    severity=REFUSAL,
    asks="租金、工资有没有被抵扣、代扣、提留",
    ground="《农村土地承包法》第三十九条、第六十一条；《保障农民工工资支付条例》第十一条",
    find=_find,
    override=False,
    points=(6,),
)
