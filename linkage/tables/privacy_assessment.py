"""Impact assessment before names are published (个人信息保护影响评估): what this season's notice touches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.conditions.category import InCategory
from linkage.ground.fault import listed
from linkage.ground.season import years_later
from linkage.lint import parts_of
from linkage.model.entitlement import PoolOutcome, Settlement
from linkage.model.person import BIRTH
from linkage.model.registers import Member
from linkage.table import Table

_ASKED, _AGE, _KEPT = "公开前的影响评估", "未成年人信息保护的年龄", "成员请求撤销决定的最长期限"
_CONSENT, _SENSITIVE = "公开个人信息须单独同意", "敏感个人信息"
_HEADINGS = ("序号", "查什么", "本季的情况", "依据", "结论和办法（手填）")


def _public(settlement: Settlement) -> Sequence[PoolOutcome]:
    return [outcome for outcome in settlement.pools if outcome.pool.public]


def _paths(settlement: Settlement) -> Mapping[str, str]:
    return {"内部/privacy_assessment.csv": ""} if _public(settlement) else {}


def _rows(settlement: Settlement, _: str) -> Iterator[Sequence[str]]:
    asked = (
        ("公开什么、为什么公开", _purpose(settlement), _ASKED),
        ("公开哪几栏", "姓名、组、人口、份额、金额；同名的加户号", _CONSENT),
        ("不公开的号码", _numbers(settlement), _SENSITIVE),
        ("看得出特定身份吗", _status(settlement), _SENSITIVE),
        ("有没有不满年龄的人单列", _children(settlement), _AGE),
        ("交给谁处理（打印、银行代发）", "写明受托人、目的、期限，用完收回或者删除", _ASKED),
        ("留多久", _kept(settlement), _KEPT),
        ("评估人、日期", "评估记录和处理情况一起保存", _ASKED),
    )
    for number, (what, told, law) in enumerate(asked, start=1):
        yield str(number), what, told, _ground(settlement, law), ""


def _ground(settlement: Settlement, name: str) -> str:
    day = settlement.main.last_day.date
    law = settlement.laws.on(name, day)
    return str(law.cite) if law is not None else f"无适用法条（{day}）"


def _purpose(settlement: Settlement) -> str:
    pools = listed(f"“{outcome.pool.name}”" for outcome in _public(settlement))
    clauses = _clauses(settlement)
    households = {line.payee.partition(".")[0] for line in settlement.lines if line.clause in clauses}
    return f"公示 {pools} 的分配结果，{len(households)} 户"


def _clauses(settlement: Settlement) -> frozenset[str]:
    return frozenset(
        f"{outcome.pool.name}/{step.number}" for outcome in _public(settlement) for step in outcome.pool.steps
    )


def _numbers(settlement: Settlement) -> str:
    rows = [member.row for member in settlement.books.members()]
    counts = [
        f"{heading} {count} 个"
        for heading in ("证件号", "卡号", "电话")
        if (count := sum(row.secret(heading) is not None for row in rows))
    ]
    return f"台账里有{listed(counts)}，一个也不进公开的文书" if counts else "台账里没有证件号、卡号和电话"


def _status(settlement: Settlement) -> str:
    """A list of those who were chosen by category gives the category away, though no column names it."""
    chosen = [
        f"“{outcome.pool.name}”第{step.number}步（{listed(sorted(words))}）"
        for outcome in _public(settlement)
        for step in outcome.pool.steps
        if (words := _categories(step.weight))
    ]
    if chosen:
        return f"{listed(chosen)}按类别挑人，名单看得出谁是哪一类：要本人单独同意，或只公布合计"
    return "没有按类别挑人的公示名单；户类别不进公开的文书"


def _categories(thing: object) -> set[str]:
    return {word.text for part in parts_of(thing) if isinstance(part, InCategory) for word in part.wanted}


def _children(settlement: Settlement) -> str:
    day = settlement.main.last_day.date
    law = settlement.laws.on(_AGE, day)
    if law is None or law.figure is None:
        return f"无适用法条（{day}）"
    years = int(law.figure.value)
    young = [member for member in settlement.books.members() if _younger(settlement, member, years)]
    clauses = _clauses(settlement)
    listed_alone = {line.payee for line in settlement.lines if line.clause in clauses and line.person}
    alone = sum(member.payee in listed_alone for member in young)
    if alone:
        return f"不满 {years} 周岁的 {alone} 人单独列了名字：要父母同意，或改成按户列"
    return f"不满 {years} 周岁的 {len(young)} 人，都只算在本户里，不单列"


def _younger(settlement: Settlement, member: Member, years: int) -> bool:
    born = member.row.day(BIRTH)
    return born is not None and years_later(born.date, years) > settlement.main.last_day.date


def _kept(settlement: Settlement) -> str:
    law = settlement.laws.on(_KEPT, settlement.main.last_day.date)
    least = f"，决议和名单至少留 {law.told}，以备请求撤销" if law is not None else ""
    return f"公示期满就撤下{least}；会计资料按会计档案的年限保存"


TABLE = Table(title="个人信息保护影响评估表", headings=_HEADINGS, rows=_rows, paths=_paths)
