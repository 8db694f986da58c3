"""Audit sheet (审计要点): counts and digests that an auditor compares first, all from the result itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linkage.engine.overdue import overdue, undated
from linkage.ground.season import chinese_date
from linkage.model.entitlement import Settlement
from linkage.report import Heading, Report, Table
from linkage.telling.counting import households, people_lines
from linkage.telling.overdue_words import FEW, by_line, late_cost
from linkage.telling.paper import payers, people_debts
from linkage.telling.summary import add, identities
from linkage.telling.tax_duties import asked_by_law, tax_duties

_COUNTS = (Heading("数什么"), Heading("数", 36, "num"))
_FILES = (Heading("文件", 70), Heading("摘要（sha256）"))
_FINDINGS = (
    Heading("编号", 24),
    Heading("轻重", 24, "center"),
    Heading("处数", 24, "center"),
    Heading("头一处"),
)
_DECISIONS = (
    Heading("编号", 24),
    Heading("日期", 34, "center"),
    Heading("种类", 22, "center"),
    Heading("对象", 34),
    Heading("决定人", 34),
    Heading("理由"),
)
_OVERDUE = (
    Heading("付款方"),
    Heading("收款人", 44),
    Heading("条款"),
    Heading("应付日", 32, "center"),
    Heading("逾期天数", 20, "num"),
    Heading("没有付（元）", 28, "num"),
    Heading("违约金（元）", 28, "num"),
)
_TAXES = (
    Heading("付款方", 40),
    Heading("税目", 26),
    Heading("哪些收入"),
    Heading("收款人", 18, "num"),
    Heading("收入（元）", 30, "num"),
    Heading("算出的税（元）", 30, "num"),
    Heading("怎么办", 66),
)
_AGREE = (Heading("必须相符的合计"), Heading("结果", 30, "center"))


def _tell(settlement: Settlement) -> Sequence[Table]:
    return (
        _counts(settlement),
        Table(
            "二、必须相符的合计",
            _AGREE,
            tuple(
                (f"{one.text}：{' = '.join(map(str, one.sides))}", "相符" if one.holds else "不符")
                for one in identities(settlement)
            ),
        ),
        _findings(settlement),
        _decisions(settlement),
        Table("五、读入的文件", _FILES, tuple(settlement.inputs), (), _digest(settlement)),
        _overdue(settlement),
        *_taxes(settlement),
    )


def _counts(settlement: Settlement) -> Table:
    lines = people_lines(settlement)
    debts = [debt for code in payers(settlement) for debt in people_debts(settlement, code)]
    paid = {debt.payee.partition(".")[0] for debt in debts if debt.paid}
    now = {debt.payee.partition(".")[0] for debt in debts if debt.payable}
    linked = households(lines)
    books = settlement.books
    mine, whole = add(line.amount for line in lines), add(line.amount for line in settlement.lines)
    beside = (
        ("付给单位的条款款项，不在上一行里（元）", str(whole - mine)),
        ("应得合计，连同付给单位的（元）", str(whole)),
    )
    others = beside if whole != mine else ()
    rows = (
        ("名册上的户", str(len(books.households))),
        ("名册上的人", str(sum(len(one.members) for one in books.households.values()))),
        ("有应得的户（带动户数）", str(len(linked))),
        (
            "没有应得、写明原因的户",
            str(len({one.payee.partition(".")[0] for one in settlement.reasons} - linked)),
        ),
        ("已经付过钱的户", str(len(paid))),
        ("现在要付钱的户", str(len(now))),
        ("有应得，却没有付过、也没有现付的户", str(len(linked - paid - now))),
        ("应得笔数", str(len(lines))),
        ("应得合计（元）", str(mine)),
        *others,
        ("已付合计（元）", str(add(debt.paid for debt in debts))),
        ("现付合计（元）", str(add(debt.payable for debt in debts))),
        ("结转合计（元）", str(add(debt.carried for debt in debts))),
        ("更正笔数", str(len(books.rows("更正")))),
        ("〔决定〕件数", str(len(books.rows("决定")))),
    )
    return Table("一、户数、笔数和金额", _COUNTS, rows, paired=True)


def _findings(settlement: Settlement) -> Table:
    groups: dict[tuple[str, str], list[str]] = {}
    for one in settlement.findings:
        groups.setdefault((one.code, one.severity), []).append(f"{one.where}：{one.message}")
    rows = tuple(
        (code, severity, str(len(told)), told[0]) for (code, severity), told in sorted(groups.items())
    )
    return Table("三、发现", _FINDINGS, rows)


def _decisions(settlement: Settlement) -> Table:
    rows = []
    for row in settlement.books.rows("决定"):
        day = row.day("日期")
        told = chinese_date(day.date) if day is not None else ""
        named = (row.text("种类"), row.text("对象"), row.text("决定人"), row.text("理由"))
        rows.append((row.text("编号"), told, *named))
    return Table("四、答复和准予", _DECISIONS, tuple(rows))


def _overdue(settlement: Settlement) -> Table:
    """What is past its day on the day of the papers; said too which clauses name no day."""
    found, day = overdue(settlement), settlement.books.paper_day
    rows = tuple(
        (
            settlement.party_name(line.payer),
            f"{line.payee} {line.name}",
            f"{line.clause}（{line.cite.article}）",
            chinese_date(several[0].due) if len(several) == 1 else f"{chinese_date(several[0].due)}起",
            str(several[0].days),
            str(add(one.amount for one in several)),
            str(cost.amount) if (cost := late_cost(settlement, line)) is not None else "没有约定",
        )
        for line, own in by_line(found)
        for several in ([own] if len(own) > FEW else [(one,) for one in own])
    )
    total = (
        ("合计", f"{len(found)} 笔", "", "", "", str(add(one.amount for one in found)), "") if found else ()
    )
    unread = undated(settlement)
    notes = [f"截至出表日 {chinese_date(day)}。" if day is not None else "没有写出表日，没有排逾期。"]
    notes += ["抵扣了的、代扣了的算付了；违约金只列协议约定的，算到期末。"] if found else []
    notes += [f"付款时间没有写明哪一天、没有排进来的条款：{'、'.join(unread)}。"] if unread else []
    return Table("六、到期没有付的", _OVERDUE, rows, total, tuple(notes))


def _taxes(settlement: Settlement) -> Iterator[Table]:
    """What payers have to declare and keep of what they pay persons; no table where nothing came to a tax."""
    duties = tax_duties(settlement)
    rows = tuple(
        (
            *(settlement.party_name(one.payer), one.head, one.clauses, str(one.payees)),
            *(str(one.base), str(one.amount), one.said),
        )
        for one in duties
    )
    notes = (asked_by_law(settlement), "这里只提醒，不改应付的钱；要扣的，在协议里写 税务: {税目: 代扣}。")
    if rows:
        yield Table(
            "七、付给个人的钱，要申报、代扣的个人所得税", _TAXES, rows, (), tuple(filter(None, notes))
        )


def _digest(settlement: Settlement) -> tuple[str, ...]:
    result = settlement.extras.get("result")
    said = result.get("digest") if isinstance(result, Mapping) else None
    return (f"结果文件摘要：{said}",) if isinstance(said, str) else ()


REPORT = Report(
    name="audit_pack",
    title="审计要点",
    edition="internal",
    about=("报的户数和真付到钱的户数分开数；每一笔的推导在结果.json，输出的每个文件在清单.json。",),
    tell=_tell,
    mechanisms=(57, 76),
)
