"""What a pool is under the law (性质), and the base of a co-operative's distributable surplus (可分配口径).

The payer's legal type decides: a co-operative's surplus and a collective's income are known by the name of
what flows in; of a company nobody can tell from outside whether it pays its shareholders or keeps a
contract, so that it has to say so itself, or speak of shareholders.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkage.files.arrangement_desk import Desk
from linkage.files.yaml_fields import Fields
from linkage.ground.fault import Fault, listed, quoted, suggestion
from linkage.model.arrangement import CURRENT, WITH_OPENING, Source, SourceKind
from linkage.model.payer import COLLECTIVE, COMPANY, COOPERATIVE, PayerKind, Statute, known_types, payer_kind

STATUTE_KEYS = ("性质", "可分配口径")
_DIVIDEND = re.compile(r"股东|股利|股息")
_SURPLUS = re.compile(r"盈余|利润|盈利|净收益|净收入")
_INCOME = re.compile(r"(?<!可分)(?<!可分配)(本年|当年|年度|净|集体|经营)(净)?收益")
_EARNED = re.compile(r"收益|收入|分红|利润|红利|租金|发包")
#: What is shared by rules of its own, or after the statute's order was gone through somewhere else.
_OTHERWISE = re.compile(r"可分|光伏|帮扶|扶贫|衔接|补助|补贴|补偿|奖|积分|救助|应急|岗位|管护|基金|以工代赈")
_HOLDERS = {
    Statute.COMPANY: COMPANY.name,
    Statute.COOPERATIVE: COOPERATIVE.name,
    Statute.COLLECTIVE: f"{COLLECTIVE.name}或代行其职能的村民委员会",
}

UNKNOWN_TYPE = Fault(
    "E610",
    "分配“{pool}”的付款方“{role}”类型写着{said}，不知道它在法律上是什么",
    "公司分利润、合作社分盈余、集体分收益，各有各的法律：提取多少、谁先谁后、怎么称呼都不同",
    "{remedy}；按营业执照或登记证上的种类写",
)
WRONG_STATUTE = Fault(
    "E611",
    "分配“{pool}”的性质写着{said}，付款方“{role}”是{type}",
    "{said}是{holder}分的",
    "请改正当事人的类型，或把性质写成 {remedy}",
)
BASIS_OF_NOTHING = Fault(
    "E612",
    "分配“{pool}”写了“可分配口径”，它不是合作社盈余",
    "这一项只说合作社的可分配盈余包含不包含年初未分配盈余",
    "请删去，或写 性质: 合作社盈余",
)


def read_statute(
    desk: Desk, fields: Fields, payer: str, sources: Sequence[Source]
) -> tuple[Statute | None, bool]:
    """What the pool is, and whether the arrangement says so itself."""
    name = fields.text("分配")
    said = fields.choice("性质", [statute.value for statute in Statute])
    party = desk.parties.get(payer)
    if party is None:
        return None, False
    kind = payer_kind(party.legal_type)
    if kind is None:
        remedy = suggestion(party.legal_type, known_types())
        words = {"pool": name, "role": payer, "said": quoted(party.legal_type), "remedy": remedy}
        desk.note(UNKNOWN_TYPE, party.where, **words)
        return None, False
    if not said:
        return inferred(kind, name, sources), False
    statute = Statute(said)
    if statute is not Statute.CONTRACT and statute is not kind.statute:
        own = [one.value for one in (kind.statute, Statute.CONTRACT) if one is not None]
        words = {"pool": name, "role": payer, "said": quoted(said), "type": party.legal_type}
        place = fields.place("性质")
        desk.note(WRONG_STATUTE, place, **words, holder=_HOLDERS[statute], remedy=listed(own))
        return None, True
    return statute, True


def read_basis(desk: Desk, fields: Fields, statute: Statute | None) -> str:
    """The base of 可分配盈余: this year's alone, as the law has it, or with what earlier years left."""
    said = fields.choice("可分配口径", (CURRENT, WITH_OPENING), default=CURRENT)
    if fields.node("可分配口径") is not None and statute is not Statute.COOPERATIVE:
        desk.note(BASIS_OF_NOTHING, fields.place("可分配口径"), pool=fields.text("分配"))
    return said


def inferred(kind: PayerKind, name: str, sources: Sequence[Source]) -> Statute | None:
    """What a pool is by its name and sources, where the arrangement does not say."""
    facts = [source.name for source in sources if source.kind is SourceKind.FACT and not source.negative]
    known = {Statute.COMPANY: _DIVIDEND, Statute.COOPERATIVE: _SURPLUS, Statute.COLLECTIVE: _INCOME}
    form = known.get(kind.statute) if kind.statute is not None else None
    said = [name, *facts]
    if form is None or any(map(form.search, said)):
        return kind.statute if form is not None else None
    if kind.statute is Statute.COMPANY:
        return None
    plain = any(map(_EARNED.search, said)) and not any(map(_OTHERWISE.search, said))
    return kind.statute if plain else None
