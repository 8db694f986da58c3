"""The household statement (农户收益告知书) in words for its template; print files share it."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence

from attrs import frozen

from linkage.document import Shown, View, qr_uri, render_html
from linkage.engine.overdue import Overdue
from linkage.engine.settlement import HELD
from linkage.ground.canonical import canonical_bytes
from linkage.ground.memory import remembered
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.press.drawing import Twin
from linkage.telling.account import (
    Account,
    Entry,
    Group,
    household_account,
    signed_contracts,
)
from linkage.telling.column_widths import widened
from linkage.telling.dispute_words import dispute_told
from linkage.telling.gold_words import gold_called
from linkage.telling.income_parts import parts_shown
from linkage.telling.member_account import account_changes
from linkage.telling.no_money_words import nothing_told, reasons_shown
from linkage.telling.overdue_words import overdue_of, overdue_told
from linkage.telling.paper import (
    BLANK_DAY,
    capitals,
    dated,
    issuer,
    last_day,
    paper_day,
    period,
    running,
    said,
    season_name,
    signed,
    unbroken,
    whom_to_ask,
)
from linkage.telling.payer_words import payers_told, persons_paid, persons_shown
from linkage.telling.recovery_words import later_of
from linkage.telling.short_sentences import short
from linkage.telling.stamp import of_household
from linkage.telling.summary import add
from linkage.telling.tax_words import tax_notes, tax_rows
from linkage.telling.twin import build_twin, qr_text, statement_number, with_printed
from linkage.telling.twin_rows import TwinRows

TITLE = "农户收益告知书"
TEMPLATE = "statement.html"


def path(household: str) -> str:
    """The name of a household's statement in the output folder."""
    return f"农户/statement-{household}.pdf"


@frozen
class Statement:
    """One household's statement: what the page shows, and the twin it carries (none without a result)."""

    view: View
    twin: Twin | None


@remembered(1024)
def household_statement(settlement: Settlement, household: str) -> Statement:
    """Make a household's statement; the single paper and the print file of its group share it.

    The twin lists every amount that the page prints, and the page the code of the twin; the code itself
    prints no amount.
    """
    view = _without_code(settlement, household)
    rows = _rows(settlement)
    if rows is None:
        return Statement(view, None)
    bare = build_twin(rows, household, settlement.books.payee_name(household))
    twin = with_printed(bare, visible_text(render_html(TEMPLATE, view)))
    shown = f"摘要 {str(twin['digest'])[:_SHOWN]}"
    lines = running(settlement, _head(settlement), str(twin["number"]), of_household(household), shown)
    carried = Twin(canonical_bytes(twin), paper_day(settlement) or last_day(settlement))
    return Statement({**view, "qr": qr_uri(qr_text(twin)), "running": lines}, carried)


@remembered(1)
def _rows(settlement: Settlement) -> TwinRows | None:
    """The rows of the result document by household; nothing where the season has no result document."""
    result = settlement.extras.get("result")
    return TwinRows(result) if isinstance(result, Mapping) else None


def visible_text(page: str) -> str:
    """The words a page of HTML shows: without style, tags and what is only in attributes."""
    return html.unescape(_TAGS.sub(" ", _STYLE.sub("", page)))


_STYLE = re.compile(r"<style>.*?</style>|<title>.*?</title>", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
_SHOWN = 8


def _head(settlement: Settlement) -> str:
    return f"{settlement.main.name}·{TITLE}"


def _without_code(settlement: Settlement, household: str) -> View:
    account = household_account(settlement, household)
    home, main = account.household, settlement.main
    number = statement_number(main.code, main.first_day.date.year, household)
    sender, counted = issuer(settlement), persons_paid(account)
    return {
        "title": f"{season_name(settlement)}{TITLE}",
        "called": TITLE,
        "running": running(settlement, _head(settlement), number, of_household(household)),
        "large": home.large_type,
        "number": number,
        "number_whole": len(number) <= 2 * _WHOLE,
        "qr": "",
        "season": season_name(settlement),
        "period": period(settlement),
        "day": dated(settlement),
        "blank_day": BLANK_DAY,
        "sender": sender.name,
        "household": {
            "name": home.name,
            "number": home.number,
            "group": home.group,
        },
        "payable": str(account.payable),
        "capitals": capitals(account.payable),
        "sum": _sum_in_words(account),
        "left": signed(account.left),
        "payers": [unbroken(short(sentence)) for sentence in payers_told(settlement, account)],
        "persons": persons_shown(settlement, account),
        "persons_words": f"合计 {len(counted)} 人",
        "persons_total": signed(add(debt.payable for debt in counted)),
        "parts": parts_shown(settlement, account),
        "widths": amount_columns(account),
        "opening": _opening(account),
        "groups": [_group(group, gold_called(settlement, group.heading)) for group in account.incomes],
        "moves": [
            _moves(account, group) for group in (account.deductions, account.payments) if group.entries
        ],
        "closing": str(account.closing),
        "ending": _ending(account),
        "carries": [amount.plain for amount in (account.later, -account.left, -account.owed)],
        "carried": carried_told(settlement, account),
        "overdue": overdue_shown(settlement, overdue_of(settlement, household)),
        "reasons": reasons_shown(settlement, household),
        "nothing": [unbroken(short(sentence)) for sentence in nothing_told(settlement, household)],
        "taxes": _taxes(settlement, household),
        "contracts": _contracts(settlement),
        "dispute": dispute_told(settlement),
        **_member_account(settlement, household, large=home.large_type),
        "contact": _contact(settlement),
    }


def sum_terms(account: Account) -> list[tuple[str, str, Money]]:
    """The way from what was earned to what is paid now, as terms of one sum; nothing when they are one.

    An advance stands in it with what was taken back, not with what was lent: the rest adds nothing to
    what is paid and is told after the sum.
    """
    terms: list[tuple[str, str, Money]] = [
        ("", "上期结转", account.opening),
        ("＋", "本期应得", account.gross),
        ("－", account.deductions.heading, account.deductions.subtotal),
        ("－", "本期已付", account.paid),
        ("＋", "留到下期再扣", account.owed),
        ("－", "留到下期付", account.later),
    ]
    terms = [term for term in terms if term[2] or term[1] == "本期应得"]
    return terms if len(terms) > 1 or account.left else []


def _sum_in_words(account: Account) -> list[Shown]:
    return [
        {"sign": sign if at else "", "name": name, "amount": str(amount)}
        for at, (sign, name, amount) in enumerate(sum_terms(account))
    ]


#: The columns of amounts and of balances in mm, their letters in tenths of a point; and in the large edition.
_COLUMNS, _LARGE_COLUMNS = (25, 26, 120), (26, 28, 140)
#: The columns of a member's account in the same way.
_MEMBER_COLUMNS, _LARGE_MEMBER_COLUMNS = (36, 120), (34, 140)


def amount_columns(account: Account) -> dict[str, Shown]:
    """How wide the columns of amounts stand, so that no amount leaves its own."""
    amount, balance, points = _LARGE_COLUMNS if account.household.large_type else _COLUMNS
    taken = (account.deductions, account.payments)
    earned, moved = _entries(account.incomes), _entries(taken)
    left = [account.opening, account.closing, *(entry.balance for entry in (*earned, *moved))]
    return {
        "plus": widened(amount, [str(entry.plus) for entry in earned], points),
        "minus": widened(amount, [str(one) for one in (*(e.minus for e in moved), *_sums(taken))], points),
        "balance": widened(balance, [str(one) for one in left], points),
    }


def _entries(groups: Sequence[Group]) -> Sequence[Entry]:
    return [entry for group in groups for entry in group.entries]


def _sums(groups: Sequence[Group]) -> Sequence[Money]:
    return [group.subtotal for group in groups]


def _opening(account: Account) -> View:
    return {
        "amount": str(account.opening),
        "told": [unbroken(short(sentence)) for sentence in account.opened],
    }


def _group(group: Group, called: str = "") -> View:
    return {
        "heading": called or group.heading,
        "subtotal": str(group.subtotal),
        "entries": [_entry(entry) for entry in group.entries],
    }


def _moves(account: Account, group: Group) -> View:
    """What was taken off, with its sum where a person would have to add it up."""
    if group is account.payments:
        return {**_group(group), "entries": [_paid(entry) for entry in group.entries], "total": ""}
    several = len(group.entries) > 1
    due = group.subtotal + account.left
    return {
        **_group(group),
        "total": str(group.subtotal) if several else "",
        "left": f"应扣 {due} 元，留待下期 {account.left} 元" if several and account.left else "",
    }


def _paid(entry: Entry) -> View:
    """What was paid before, on one line: who paid what, when, and the number of its voucher."""
    told = " ".join((entry.by, entry.title, *(part.removeprefix("凭证 ") for part in entry.told)))
    return {**_entry(entry), "title": told, "told": []}


#: A ground of so many characters stays on its line; a longer one breaks rather than run into the amounts.
_WHOLE = 16


def _entry(entry: Entry) -> View:
    return {
        "title": entry.title,
        "by": entry.by,
        "cite": entry.cite,
        "cite_whole": len(entry.cite) <= _WHOLE,
        "told": [unbroken(short(sentence)) for sentence in entry.told],
        "plus": signed(entry.plus),
        "minus": signed(entry.minus),
        "balance": str(entry.balance),
    }


def _ending(account: Account) -> list[Shown]:
    """From the closing balance to what is paid now, where they are not the same."""
    rows = (("您家还欠、留到下期再扣", "＋", account.owed), ("暂不付、留到下期", "－", account.later))
    told: list[Shown] = [
        {"words": words, "amount": f"{sign} {amount}"} for words, sign, amount in rows if amount
    ]
    return [*told, {"words": "现在付给您家", "amount": str(account.payable)}] if told else []


def carried_told(settlement: Settlement, account: Account) -> list[Shown]:
    """Why something is carried to the next season, a sentence for each debt."""
    told: list[str] = []
    for debt in account.debts:
        payer, later = settlement.party_name(debt.payer), later_of(debt)
        owed = (later if later.fen > 0 else Money(0)) - debt.carried
        if debt.held:
            then = "手续办好再付" if debt.held == HELD else "下期"
            told.append(f"{payer}的 {later} 元暂不发放（{debt.held}），留到{then}。")
        elif later.fen > 0:
            told.append(f"{payer}还欠您家 {later} 元，留到下期付。")
        if owed:
            told.append(f"您家还欠{payer} {owed} 元，留到下期。")
        if owed and later.fen > 0:
            whose = f"{payer}还欠您家" if debt.carried.fen >= 0 else "您家还欠"
            told.append(f"两项相抵，{whose} {Money(abs(debt.carried.fen))} 元。")
    return [unbroken(short(sentence)) for sentence in told]


def overdue_shown(settlement: Settlement, found: Sequence[Overdue]) -> list[Shown]:
    """What is past its day, as short sentences."""
    return [unbroken(short(sentence)) for sentence in overdue_told(settlement, found)]


def _member_account(settlement: Settlement, household: str, *, large: bool) -> View:
    """What the household has in its co-operative, what the season changed in it, and how wide columns are."""
    rows = account_changes(settlement, household)
    usual, points = _LARGE_MEMBER_COLUMNS if large else _MEMBER_COLUMNS
    texts = [str(amount) for _, *amounts in rows for amount in amounts]
    return {
        "account": [
            {"item": item, "opening": str(opening), "change": str(change), "closing": str(closing)}
            for item, opening, change, closing in rows
        ],
        "account_width": widened(usual, texts, points),
    }


def _taxes(settlement: Settlement, household: str) -> list[Shown]:
    """What the law would take, for the household to know; what is said of several taxes is said once."""
    alike: dict[tuple[Shown, Shown], list[str]] = {}
    for row in tax_rows(settlement, household):
        if isinstance(row, dict):
            told = f"{row['of']} {row['base']} 元，{row['head']} {row['amount']} 元。"
            alike.setdefault((row["head"], row["said"]), []).append(told)
    rows: list[str] = []
    for (_, remark), sentences in alike.items():
        rows += sentences
        if remark:
            of = f"以上 {len(sentences)} 笔" if len(sentences) > 1 else "这一笔"
            rows.append(f"{of}{remark}。")
    notes = (f"{note}。" for note in tax_notes(settlement, household))
    return [unbroken(short(told)) for told in (*rows, *notes)]


def _contracts(settlement: Settlement) -> str:
    """What the signs before the clauses mean, where there are several contracts."""
    told = signed_contracts(settlement)
    return f"条款出处：{told}。" if told else ""


def contact(settlement: Settlement) -> list[Shown]:
    """Until when to object, and to whom: it stands on the first page of every statement."""
    until, whom, telephone = _contact(settlement).values()
    return [until, f"{whom}{telephone}"]


def _contact(settlement: Settlement) -> dict[str, Shown]:
    sender, days = issuer(settlement), said(settlement, "异议期")
    within = f"收到后 {days}内" if days else "收到后"
    person, telephone = whom_to_ask(settlement, sender, sender.details.get("电话", ""))
    return {
        "until": f"数不对，{within}提出。",
        "whom": f"找{person}，",
        "telephone": f"电话\u00a0{telephone}。",
    }
