"""Words of a plan (分配方案的话): grounds and principles, special cases, how it is paid, posted and taxed.

Rules are told in the words of what was signed; what happened this season is told in numbers of cases, never
with names: the plan is read by everybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.bank.order import profile_of
from linkage.document import Shown, View
from linkage.engine.accounts import CONVERTED
from linkage.engine.surplus import Surplus
from linkage.governance.decisions import answering
from linkage.governance.matters import POSTINGS, STEPS, Duty, Matter, count, deciding, duties
from linkage.governance.postings import Posting, after_payment, objections, open_objections
from linkage.ground.money import Money
from linkage.ground.season import chinese_date
from linkage.model.arrangement import Party
from linkage.model.entitlement import Line, Settlement
from linkage.model.nature import DIVIDEND, asks_nature, nature_words
from linkage.model.payer import Statute
from linkage.model.registers import Row
from linkage.model.tax import KEPT_BY_LAW, WITHHOLD
from linkage.tax import only_told
from linkage.telling.meeting_words import UNWRITTEN, day_said
from linkage.telling.paper import BLANK_DAY, people_debts, said, whom_to_ask
from linkage.telling.plan_figures import to_people
from linkage.telling.pool_words import pool_words
from linkage.telling.stamp import by_whom
from linkage.telling.summary import add
from linkage.telling.tax_duties import TAX_NOT_KEPT
from linkage.telling.tax_words import name_of

#: Values of law that say what a plan of each statute has to keep to.
_LAWS: Mapping[Statute, tuple[str, ...]] = {
    Statute.COLLECTIVE: (
        "集体收益分配次序",
        "集体分配前提取公积公益金",
        "集体方案公开天数下限",
        "分配方案向全体成员公示",
        "重大财务事项的程序",
    ),
    Statute.COOPERATIVE: (
        "盈余返还比例下限",
        "合作社剩余盈余分配依据",
        "合作社公积金量化到成员",
        "合作社方案公开天数下限",
    ),
    Statute.COMPANY: ("公司分配前弥补亏损", "公司法定公积金提取比例", "公司利润分配期限"),
}
#: Findings about money that is no income of the year, by their code.
_NO_INCOME = ("C660", "C661", "C662", "C693", "C696")

#: What stays out of the pot, by statute.
_APART: Mapping[Statute, str] = {
    Statute.COLLECTIVE: "征地补偿、卖资产的钱、捐赠和专项资金不进来分；一次收几年的租金，按年分摊",
    Statute.COOPERATIVE: "财政补助和捐赠的本金、卖资产的钱不进来分",
}

_ORDER: Mapping[Statute, str] = {
    Statute.COLLECTIVE: "先弥补以前年度亏损，再提取公积公益金，然后向成员分配",
    Statute.COOPERATIVE: "先弥补亏损、提取公积金，再按交易返还，剩下的按成员账户分",
    Statute.COMPANY: "先弥补亏损，再提取法定公积金，然后分配",
}


def grounds(settlement: Settlement, surpluses: Sequence[Surplus]) -> list[Shown]:
    """What the plan rests on: statutes with their values, the charter, the clauses that were signed."""
    found: list[str] = []
    day = surpluses[0].arrangement.last_day.date
    for surplus in surpluses:
        for name in _LAWS.get(surplus.statute, ()):
            law = settlement.laws.effective(name, day)
            if law is not None:
                found.append(f"{law.parameter.cite}（{name}：{law.parameter.told}）")
    charter = settlement.charter
    if charter is not None and surpluses[0].statute is not Statute.COMPANY:
        passed = f"（{chinese_date(charter.adopted.date)}通过）" if charter.adopted is not None else ""
        found.append(f"《{charter.title}》{passed}")
    for surplus in surpluses:
        cites = [one.pool.cite for one in surplus.pools if one.pool.cite is not None]
        found += [f"{surplus.arrangement.name}：{cite.article}" for cite in cites]
    return list(dict.fromkeys(found))


def principles(settlement: Settlement, surpluses: Sequence[Surplus]) -> list[Shown]:
    """In which order, out of what, and what is done in a year of loss."""
    told = [_ORDER[surplus.statute] for surplus in surpluses if surplus.statute in _ORDER]
    told += ["有多少分多少，不借钱分红，分不完的写明去处"]
    told += [_apart(settlement, surpluses)] if surpluses[0].statute in _APART else []
    told += guarantees(settlement, surpluses)
    pools = [one.pool for surplus in surpluses for one in surplus.pools]
    told += [f"“{pool.name}”亏损年：{pool.loss_rule}" for pool in pools if pool.loss_rule]
    told += [f"“{pool.name}”没有分完的：{pool.rest}" for pool in pools if pool.rest]
    for surplus in surpluses:
        for one in surplus.pools:
            for step in _steps_told(surplus, one.pool.name):
                told += [f"{step['name']}：{step['limit']}"] if step["limit"] else []
    return list(dict.fromkeys(told))


def _apart(settlement: Settlement, surpluses: Sequence[Surplus]) -> str:
    """What has to stay out of the pot: said as a rule, and whether the checks found any of it inside."""
    names = [one.pool.name for surplus in surpluses for one in surplus.pools]
    found = [
        finding
        for finding in settlement.findings
        if finding.code in _NO_INCOME
        and any(f"“{name}”" in f"{finding.where}{finding.message}" for name in names)
    ]
    rule = _APART[surpluses[0].statute]
    if any(
        finding.code in _NO_INCOME and "这一项没有查" in finding.message for finding in settlement.findings
    ):
        return f"{rule}。没有适用的法条，来源没有查全，见核对结果"
    if not found:
        return f"{rule}。来源已逐项查过，没有查出这几样"
    return f"{rule}。查出有疑问的 {len(found)} 处，见核对结果，先答复再分"


def _steps_told(surplus: Surplus, pool: str) -> Sequence[Mapping[str, Shown]]:
    arrangement = surplus.arrangement
    signed = next((one for one in arrangement.pools if one.name == pool), None)
    steps = pool_words(arrangement, signed)["steps"] if signed is not None else []
    return [step for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []


def sharing(surplus: Surplus) -> list[Shown]:
    """How each step to households and members is shared: by what, who counts, and where odd fen go."""
    told: list[Shown] = []
    for one, step in to_people(surplus):
        for words in _steps_told(surplus, one.pool.name):
            if words["at"] == str(step.step.number):
                sentences = words["told"]
                told.append({"name": f"{one.pool.name}·{step.name}", "told": sentences})
    return told


def record_days(surpluses: Sequence[Surplus]) -> list[str]:
    """The record days, each once."""
    days = [one.pool.record_day.date for surplus in surpluses for one in surplus.pools]
    return [chinese_date(day) for day in dict.fromkeys(days)]


def special(settlement: Settlement, surpluses: Sequence[Surplus], lines: Sequence[Line]) -> list[Shown]:
    """What is done about deaths, transfers, who left or got nothing, and money that is not paid out.

    Where nobody gets anything, that stands once, under what is distributed.
    """
    personal = sorted({name for one in surpluses for name in one.arrangement.personal_classes})
    told = ["份额转让、继承、分户的，从变动那天起算到新的持有人；以前年度分过的不重算"]
    if personal:
        told.append(f"{'、'.join(personal)}随人：本人去世或者成员身份终止以后，不再计算")
    told += _events(settlement)
    told += _without(settlement, surpluses) if lines else []
    told += _kept(settlement, lines)
    told.append("没有来领的仍然记作应付，下一期告知书照列，不作为收益再分")
    return [*told]


def _events(settlement: Settlement) -> Iterator[str]:
    kinds: dict[str, int] = {}
    for row in settlement.books.rows("事件"):
        kinds[row.text("事件")] = kinds.get(row.text("事件"), 0) + 1
    if kinds:
        yield f"本期登记的变动：{'，'.join(f'{kind} {number} 件' for kind, number in kinds.items())}"


def _without(settlement: Settlement, surpluses: Sequence[Surplus]) -> Iterator[str]:
    """Who got nothing, counted by reason; of which step, where there are several."""
    steps = {
        f"{one.pool.name}/{step.step.number}": f"{one.pool.name}·{step.name}"
        for surplus in surpluses
        for one, step in to_people(surplus)
    }
    why: dict[tuple[str, str], set[str]] = {}
    for reason in settlement.reasons:
        if reason.clause in steps:
            of = f"“{steps[reason.clause]}”" if len(steps) > 1 else ""
            why.setdefault((of, reason.why), set()).add(reason.payee)
    for (of, words), payees in sorted(why.items(), key=lambda one: (-len(one[1]), one[0]))[:_REASONS]:
        yield f"{of}没有分到的 {len(payees)} 户（人）：{words}"


#: So many reasons are told on the plan; every one of them stands in the result.
_REASONS = 4


def _kept(settlement: Settlement, lines: Sequence[Line]) -> Iterator[str]:
    payers = list(dict.fromkeys(line.payer for line in lines))
    debts = [debt for payer in payers for debt in people_debts(settlement, payer)]
    held = [debt for debt in debts if debt.held]
    if held:
        owed = add(debt.carried for debt in held)
        yield f"暂存不发的 {len(held)} 笔，共 {owed} 元，弄清楚收款人以后再发"
    clauses = {line.clause for line in lines}
    turned = [
        kept.figure.money
        for debt in debts
        for kept in debt.withheld
        if kept.item == CONVERTED and clauses & set(kept.clauses)
    ]
    if any(turned):
        yield f"转为成员出资、不付现金的，共 {add(turned)} 元，记进各人的成员账户"


def paying(settlement: Settlement, lines: Sequence[Line]) -> View:
    """How and when it is paid: what the season says, else to be ticked and filled by hand."""
    codes = list(dict.fromkeys(line.payer for line in lines))
    parties = [one for a in settlement.arrangements for one in a.parties.values() if one.code in codes]
    by_bank = any(profile_of(settlement, one) is not None for one in parties)
    told = said(settlement, "兑现方式")
    bank = bool(by_bank or "银行" in told)
    cash = bool(told) and not bank
    return {
        "day": said(settlement, "兑现日", BLANK_DAY),
        "ways": [
            {"mark": "☑" if bank else "□", "name": "银行代发到各户账户"},
            {"mark": "☑" if cash else "□", "name": "当面发放，本人签字或按手印"},
        ],
    }


def meeting(settlement: Settlement, party: Party) -> View:
    """What was decided, step by step, and where the plan stands: open, decided, or refused."""
    duty, matter = _matter(settlement, party)
    row = matter.resolution if matter is not None else None
    yes, due = (count(row, "赞成"), count(row, "应到")) if row is not None else (None, None)
    rows: list[Shown] = []
    for step in STEPS if matter is not None else ():
        record = matter.step(step) if matter is not None else None
        if record is None:
            continue
        rows.append(
            {
                "step": step,
                "day": day_said(record, "日期"),
                "came": _counted(record, "实到", "应到"),
                "yes": _counted(record, "赞成"),
                "paper": "　".join(filter(None, (record.text("文号"), _posted(settlement, step, record))))
                or UNWRITTEN,
            }
        )
    return {
        "assembled": duty.assembled if duty is not None else False,
        "number": matter.number if matter is not None else "",
        "decided": f"{day_said(row, '日期')}表决，应到 {due} 人，赞成 {yes} 人" if row is not None else "",
        "paper": row.text("文号") if row is not None else "",
        "written": _written(row) if row is not None else "",
        "rows": rows,
    }


def _written(row: Row) -> str:
    """When the plan was laid open; and that this edition was written after the vote, not voted on itself.

    When and how it was voted stands in the table of steps, the day of this edition beside the seal.
    """
    opened = row.day("公示起")
    draft = f"方案{chinese_date(opened.date)}公开。" if opened is not None else ""
    return f"{draft}本件是表决以后按决议整理的，不是表决时的那一份"


def _counted(row: Row, *headings: str) -> str:
    found = [count(row, heading) for heading in headings]
    return "/".join(str(one) for one in found if one is not None) or UNWRITTEN


def _matter(settlement: Settlement, party: Party) -> tuple[Duty | None, Matter | None]:
    mine = [duty for duty in duties(settlement) if duty.party.code == party.code]
    for duty in mine:
        matter = deciding(settlement, duty)
        if matter is not None and duty.assembled:
            return duty, matter
    return (mine[0] if mine else None), None


def supervision(settlement: Settlement, party: Party) -> list[Shown]:
    """Where it is posted, how long, and to whom one can object."""
    told = ["本方案、账目和逐户明细向全体成员公开，不公开证件号、电话和账号"]
    days, objection = said(settlement, "公示天数"), said(settlement, "异议期")
    told.append(f"公示 {days}" if days else "公示天数：　　　天")
    contact, telephone = whom_to_ask(settlement, party)
    within = f"在 {objection}内" if objection else ""
    told.append(f"有异议的，{within}找{contact}，电话 {telephone}")
    watch = said(settlement, "监督电话")
    told += [f"监督电话 {watch}"] if watch else []
    every = list(objections(settlement))
    if every:
        told.append(f"收到异议 {len(every)} 件，没有答复的 {len(open_objections(settlement))} 件")
    return [*told]


def _posted(settlement: Settlement, step: str, row: Row) -> str:
    """Until when a posting stands, and whether it follows the payment."""
    last = row.day("公示止") if step in POSTINGS else None
    if last is None:
        return ""
    later = after_payment(settlement, Posting(step, row))
    return f"{'付款以后，' if later else '公示'}到{day_said(row, '公示止')}"


def taxes(settlement: Settlement, lines: Sequence[Line]) -> list[Shown]:
    """What the law would take of these shares: kept or only told, by head, with its sum."""
    clauses = {line.clause for line in lines}
    found: dict[tuple[str, bool], list[Money]] = {}
    unreckoned: dict[str, None] = {}
    for tax in settlement.taxes:
        if not clauses & set(tax.clauses):
            continue
        if tax.amount is None:
            unreckoned[tax.words or tax.notice] = None
        else:
            found.setdefault((name_of(tax), tax.manner == WITHHOLD), []).append(tax.amount)
    told = [
        f"{name}：合计 {add(amounts)} 元，{'已代扣' if kept else '没有从各户的钱里扣'}"
        for (name, kept), amounts in found.items()
    ]
    told += _keepers(settlement, clauses)
    told += [words for words in unreckoned if words]
    return [*told] or ["这一季没有登记要代扣的税费；有的由付款单位依法代扣，逐户列明"]


def _keepers(settlement: Settlement, clauses: set[str]) -> Iterator[str]:
    """Of what has to be kept and was only told: what the law asks, what was decided, what is left to do."""
    told = [tax for tax in settlement.taxes if clauses & set(tax.clauses) and only_told(tax)]
    law = settlement.laws.effective(KEPT_BY_LAW, settlement.main.last_day.date)
    if not told or law is None:
        return
    names = "、".join(dict.fromkeys(settlement.party_name(tax.payer) for tax in told))
    asked = law.parameter
    until = f"，{asked.note}" if asked.note else ""
    yield f"法律的要求：付款的{names}{asked.told}{until}（{asked.cite}）"
    answer = answering(settlement, TAX_NOT_KEPT, refusal=False)
    if answer is None:
        yield "没有扣的怎么缴，还没有作出决定，支付以前请会计和主管税务机关办清"
    else:
        what = (answer.row.text("内容") or answer.reason).rstrip("。")
        yield f"本季的决定：{what}（{by_whom(answer)}）"


def guarantees(settlement: Settlement, surpluses: Sequence[Surplus]) -> Iterator[str]:
    """What the fixed returns are that the same payers owe beside this plan."""
    payers = {surplus.payer for surplus in surpluses}
    for arrangement, term in settlement.terms():
        if not asks_nature(term) or arrangement.party_code(term.payer) not in payers:
            continue
        nature = nature_words(arrangement, term)
        if not nature:
            yield f"“{term.name}”是什么性质，协议没有写，暂记成本"
        elif nature == DIVIDEND:
            yield f"“{term.name}”是{nature}，也从可以分配的利润里付，另列"
        else:
            yield f"“{term.name}”是{nature}，是付款方的成本，不在本方案里分"
