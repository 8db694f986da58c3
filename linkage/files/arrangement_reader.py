"""Arrangement reader (读合作协议): from the nodes of 合作.yaml to what was signed, typed."""

from __future__ import annotations

import re

from linkage.files import arrangement_faults as faults
from linkage.files.arrangement_accounts import read_accounts
from linkage.files.arrangement_desk import LONGEST_NAME, LONGEST_NUMBER, Desk
from linkage.files.arrangement_ground import Ground
from linkage.files.arrangement_payments import read_payout
from linkage.files.arrangement_pools import read_pool
from linkage.files.arrangement_terms import read_name, read_term
from linkage.files.arrangement_withholdings import read_withholding
from linkage.files.file_faults import WRONG_CREDIT_CODE
from linkage.files.tax_reading import read_taxes
from linkage.files.yaml_fields import Fields
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import listed, quoted, suggestion
from linkage.ground.figure import Day
from linkage.ground.season import Season
from linkage.ground.source import MappingNode, Node, Scalar, SequenceNode
from linkage.model.arrangement import HOUSEHOLDS, Arrangement, Deduction, Party
from linkage.model.contract_kinds import ALL, KEY, MARKS, NEW, NONE, kinds_said
from linkage.model.identity import CreditCode, IdentityError
from linkage.model.overlay import PLACES, SHEET, SHIFT, UNREADABLE, unreadable
from linkage.model.paper_choices import WORDS, words_said
from linkage.model.payer import ACTING, COLLECTIVE, COMPANY, COOPERATIVE, UNION, payer_kind
from linkage.model.tax import TAX_OFFICE

_KEYS = (
    "合作", "编号", "模式", "期间", "当事人", "股别", "文书", "条款", "分配", "抵扣", "代扣", "税务", "发放",
    "成员账户",
)  # fmt: skip
_CODE = re.compile(r"[a-z][a-z0-9]{0,9}", re.ASCII)
_DEFAULT_CODES = {COLLECTIVE: "cjt", ACTING: "cjt", COOPERATIVE: "hzs", UNION: "hzs", COMPANY: "gs"}
_ROSTER = "名册"


def read_arrangement(
    file: str, node: Node, ground: Ground, problems: list[Problem], declared: set[str]
) -> Arrangement | None:
    """Read an arrangement; problems are added to the list.

    What has problems is left out of the arrangement; ``declared`` takes the names of all clauses, pools
    and deductions, also of those left out. Nothing is given when the period itself cannot be read.
    """
    desk = Desk(ground, problems, declared=declared)
    fields = Fields(node, _KEYS, "合作协议", problems)
    if not fields.entries:
        return None
    called = fields.scalar("合作", needed="云坪村黄桃产业联农带农合作")
    name = desk.words(called, needed=True)
    desk.fits_papers(called, name)
    code = fields.scalar("编号", needed="YP-HT-2025")
    desk.code = read_name(desk, code)
    if len(desk.code) <= LONGEST_NAME:
        desk.fits_papers(code, desk.code, LONGEST_NUMBER)
    period = desk.period(fields.scalar("期间", needed="2025-01-01 至 2025-12-31"), "期间")
    desk.season = period
    _parties(desk, fields.sub("当事人", needed="{公司: {类型: 有限责任公司, 名称: …}}"))
    terms = tuple(
        term for item in fields.items("条款") if (term := read_term(desk, item, period)) is not None
    )
    pools = tuple(
        pool
        for item in fields.items("分配")
        if (pool := read_pool(desk, item, _last(period, fields), terms)) is not None
    )
    if not fields.items("条款") and not fields.items("分配"):
        fields.missing("条款", "[{条款: 土地租金, …}]", "协议里没有任何付款的约定")
    deductions = tuple(d for item in fields.items("抵扣") if (d := _deduction(desk, item)) is not None)
    withholdings = tuple(
        one for item in fields.items("代扣") if (one := read_withholding(desk, item, terms)) is not None
    )
    taxes = read_taxes(fields.sub("税务"), problems, desk.cite, desk.tax_office)
    payout = read_payout(desk, fields.sub("发放"))
    accounts = read_accounts(desk, fields.sub("成员账户"), pools)
    personal = _personal(desk, fields.sub("股别"))
    papers = _papers(desk, fields.sub("文书"))
    if period is None:
        return None
    return Arrangement(
        name=name,
        code=desk.code,
        pattern=fields.text("模式"),
        season=Season(period[0].date, period[1].date),
        first_day=period[0],
        last_day=period[1],
        file=file,
        parties=desk.parties,
        terms=terms,
        pools=pools,
        deductions=deductions,
        personal_classes=personal,
        papers=papers,
        withholdings=withholdings,
        payout=payout,
        accounts=accounts,
        taxes=taxes,
    )


def names_households(node: Node) -> bool:
    """Say whether households are a party (当事人 农户), so that there must be a roster."""
    parties = node.get("当事人") if isinstance(node, MappingNode) else None
    return isinstance(parties, MappingNode) and parties.get(HOUSEHOLDS) is not None


_CREDIT_CODE = "统一社会信用代码"


def roster_sheet(node: Node) -> str:
    """The sheet that names the households (当事人 农户 名册), before anything else is read."""
    parties = node.get("当事人") if isinstance(node, MappingNode) else None
    households = parties.get(HOUSEHOLDS) if isinstance(parties, MappingNode) else None
    roster = households.get(_ROSTER) if isinstance(households, MappingNode) else None
    return roster.text.strip() if isinstance(roster, Scalar) and roster.text.strip() else _ROSTER


def _last(period: tuple[Day, Day] | None, fields: Fields) -> Day:
    """The season's last day; a stand-in when the period itself is wrong, which is already told."""
    if period is not None:
        return period[1]
    return Day(op="constant", date=Season.parse("2000-01-01 至 2000-12-31").last, name=fields.what)


def _parties(desk: Desk, node: MappingNode | None) -> None:
    if node is None:
        return
    coded: dict[str, Party] = {}
    for role, value in node.entries:
        if role.text == HOUSEHOLDS:
            Fields(value, (_ROSTER, "说明"), "当事人“农户”", desk.problems)
            continue
        party = _party(desk, role, value)
        if party is None:
            desk.unread_parties.add(role.text.strip())
            desk.declared.add(role.text.strip())
            continue
        other = coded.setdefault(party.code, party)
        if other is not party:
            desk.note(faults.SAME_CODE, role.where, said=quoted(party.code), other=f"第{other.where.line}行")
        desk.parties[party.role] = party


def _party(desk: Desk, role: Scalar, node: Node) -> Party | None:
    name = read_name(desk, role)
    fields = Fields(node, None, f"当事人“{name}”", desk.problems)
    legal_type = desk.words(fields.scalar("类型", needed="有限责任公司"), needed=True)
    named = fields.scalar("名称", needed="某某农业发展有限公司")
    full_name = desk.words(named, needed=True)
    desk.fits_papers(named, full_name)
    said = fields.scalar("代码")
    code = said.text.strip() if said is not None else _default_code(legal_type)
    if not legal_type or not full_name:
        return None
    if not code:
        example = "swj" if legal_type == TAX_OFFICE else "gs2"
        desk.note(faults.NO_CODE, role.where, role=name, type=legal_type, example=example)
        return None
    if not _CODE.fullmatch(code):
        desk.note(faults.BAD_CODE, said.where if said else role.where, said=quoted(code))
        return None
    known = {"类型", "名称", "代码"}
    details = {
        key.text: desk.words(value)
        for key, value in fields.entries
        if key.text not in known and isinstance(value, Scalar)
    }
    credit = details.get(_CREDIT_CODE, "")
    if credit:
        try:
            CreditCode.read(credit)
        except IdentityError as error:
            said = fields.scalar(_CREDIT_CODE)
            desk.problems.append(error.problem(WRONG_CREDIT_CODE, said.where if said else role.where))
    return Party(name, code, legal_type, full_name, role.where, details)


def _default_code(legal_type: str) -> str:
    kind = payer_kind(legal_type)
    return _DEFAULT_CODES.get(kind, "") if kind is not None else ""


def _deduction(desk: Desk, node: Node) -> Deduction | None:
    before = len(desk.problems)
    keys = ("项目", "债权人", "从", "顺序", "同意书", "不足", "比例上限", "依据", "说明")
    fields = Fields(node, keys, "抵扣", desk.problems)
    item = read_name(desk, fields.scalar("项目", needed="种苗预付款"))
    desk.declared.add(item)
    creditor = desk.party(fields.scalar("债权人", needed="公司"), "债权人")
    incomes = tuple(desk.income(word) for word in fields.words("从"))
    if fields.node("从") is None:
        fields.missing("从", "[订单货款]", "没有写从哪些收入里抵扣")
    order = desk.whole(fields.scalar("顺序"), "顺序", "", "1") or 1
    consent = fields.choice("同意书", ("需要", "不需要", "表.抵扣同意"), default="需要") != "不需要"
    fields.choice("不足", ("结转",), default="结转")
    said = fields.scalar("比例上限")
    share = desk.rate(said, "比例上限") if said is not None else None
    if len(desk.problems) > before:
        return None
    return Deduction(item, creditor, incomes, order, consent, fields.where, share)


def _personal(desk: Desk, node: MappingNode | None) -> frozenset[str]:
    if node is None:
        return frozenset()
    fields = Fields(node, ("个人股别", "说明"), "股别", desk.problems)
    return frozenset(word.text.strip() for word in fields.words("个人股别"))


def _papers(desk: Desk, node: MappingNode | None) -> dict[str, str]:
    papers: dict[str, str] = {}
    for key, value in node.entries if node is not None else ():
        if isinstance(value, Scalar):
            papers[key.text] = desk.words(value)
        elif isinstance(value, SequenceNode) and all(isinstance(item, Scalar) for item in value.items):
            papers[key.text] = listed(item.text.strip() for item in value.items if isinstance(item, Scalar))
        else:
            what, shape = f"文书的“{key.text}”", "一段文字或一列文字"
            desk.note(faults.WRONG_SHAPE, value.where, what=what, shape=shape, remedy="请写成文字")
        if key.text == "套打":
            for item in unreadable(papers.get(key.text, "").split("、")):
                desk.note(UNREADABLE, value.where, item=item, names="、".join((SHEET, SHIFT, *PLACES)))
        for word in words_said(papers.get(key.text, "")) if key.text in WORDS else ():
            if word not in WORDS[key.text]:
                remedy = suggestion(word, WORDS[key.text])
                desk.note(faults.NO_SUCH_CHOICE, value.where, key=key.text, said=quoted(word), remedy=remedy)
    kinds = node.get(KEY) if node is not None else None
    if kinds is not None and KEY in papers:
        _check_contracts(desk, papers[KEY], kinds.where)
    return papers


def _check_contracts(desk: Desk, said: str, where: Where) -> None:
    """Which contracts are printed: one word for all, or a list of kinds."""
    if said in {ALL, NONE}:
        return
    for word in kinds_said(said):
        if word not in {NEW, *MARKS}:
            remedy = suggestion(word, (NEW, ALL, NONE, *MARKS))
            desk.note(faults.NO_SUCH_CONTRACT, where, said=quoted(word), remedy=remedy)
