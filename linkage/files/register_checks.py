"""Register checks (台账核对): what the rows of the registers must say about each other.

Households and people must be on the roster once; every other row must belong to somebody there;
dates must run forward; a plot is leased once at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from linkage.files import file_faults
from linkage.files import register_faults as faults
from linkage.files.cell_values import RegisterDesk
from linkage.files.register_days import check_days, note_days
from linkage.files.register_doubts import note_doubts
from linkage.files.register_privacy import check_privacy
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import quoted, suggestion
from linkage.model.identity import Secret
from linkage.model.registers import Books, Household, Member, Row

ROSTER = "名册"
_HEAD = {"户主", "本人"}
# So many unknown households get a guess which one was meant; more are a wrong file.
_SUGGESTED = 100


def make_books(tables: Mapping[str, tuple[Row, ...]], roster: str, desk: RegisterDesk) -> Books:
    """Put the tables together; ``roster`` is the sheet that names the households."""
    people: dict[str, list[Member]] = {}
    seen: dict[tuple[str, str], Row] = {}
    for row in tables.get(roster, ()):
        key = (row.household, row.member)
        if not all(key):
            continue
        if key in seen:
            words = {"household": key[0], "member": key[1], "other": _short(seen[key].where("户号"))}
            desk.problems.append(faults.DOUBLE_MEMBER.at(row.where("户号"), **words))
            continue
        seen[key] = row
        member = Member(key[0], key[1], row.text("姓名"), row.text("与户主关系"), row)
        people.setdefault(key[0], []).append(member)
    households = {number: Household(number, tuple(members)) for number, members in people.items()}
    books = Books(tables, households)
    if any(number.startswith("0") for number in households):
        for where, word in desk.numeric_households:
            desk.problems.append(faults.LOST_ZEROS.at(where, said=quoted(word)))
    _check_heads(households.values(), desk)
    _check_secrets(tables.get(roster, ()), desk)
    check_privacy(tables.get(roster, ()), desk.problems)
    return books


def check_books(books: Books, desk: RegisterDesk, roster: str = ROSTER) -> None:
    """Check the rows of all other sheets against the roster and themselves."""
    if books.households or not books.tables.get(roster, (None,)):
        for sheet, rows in books.tables.items():
            if sheet != roster:
                _check_people(books, sheet, rows, desk.problems)
    for rows in books.tables.values():
        _check_order(rows, desk.problems)
    _check_plots(books.rows("地块"), desk.problems)
    check_days(books, roster, desk.born_by, desk.problems)
    _check_unique(books, desk.problems)
    cut = {p.where.sheet for p in desk.problems if p.code == faults.MISSING_HEADING.code}
    _check_repeated(books, cut, desk.problems)
    note_doubts(books, roster, desk.notes)
    note_days(books, roster, desk.born_by, desk.notes)


def _short(where: Where) -> str:
    return f"〔{where.sheet}〕{where.cell}"


def _check_heads(households: Iterable[Household], desk: RegisterDesk) -> None:
    for household in households:
        heads = [member for member in household.members if member.relation in _HEAD]
        first = household.members[0].row
        if not heads:
            desk.notes.append(faults.NO_HEAD.at(first.where("与户主关系"), household=household.number))
        for other in heads[1:]:
            words = {"household": household.number, "other": _short(heads[0].row.where("户号"))}
            desk.problems.append(faults.TWO_HEADS.at(other.row.where("户号"), **words))


def _check_secrets(rows: Sequence[Row], desk: RegisterDesk) -> None:
    """The same identity number twice at one time is the same person twice; a shared account is told.

    Somebody who moved to another household (分户) stands in both, one after the other.
    """
    people: dict[str, list[Row]] = {}
    accounts: dict[str, Row] = {}
    for row in rows:
        identity, account = row.secret("证件号"), row.secret("卡号")
        if identity is not None:
            known = people.setdefault(identity.reveal(), [])
            twin = next((other for other in known if _overlap(row, other, "成员自", "成员至")), None)
            if twin is not None:
                other = _short(twin.where("证件号"))
                desk.problems.append(faults.SAME_PERSON.at(row.where("证件号"), other=other))
            known.append(row)
        if account is not None:
            first = accounts.setdefault(account.reveal(), row)
            if first.household != row.household:
                other = _short(first.where("卡号"))
                desk.notes.append(faults.SHARED_ACCOUNT.at(row.where("卡号"), other=other))


def _check_people(books: Books, sheet: str, rows: Sequence[Row], problems: list[Problem]) -> None:
    told = {problem.where for problem in problems if problem.code == faults.LOST_ZEROS.code}
    unknown: dict[str, str] = {}
    for row in rows:
        for household_heading, member_heading in (("户号", "成员号"), ("对方户号", "对方成员号")):
            number, person = row.text(household_heading), row.text(member_heading)
            where = row.where(household_heading) if number else Where()
            if not number or where in told:
                continue
            household = books.households.get(number)
            if household is None:
                near = _without_zeros(number, books.households)
                if near:
                    words = {"heading": household_heading, "said": quoted(number), "known": quoted(near)}
                    problems.append(file_faults.LOST_ZEROS_IN_TEXT.at(where, **words))
                    continue
                if len(unknown) < _SUGGESTED:
                    unknown[number] = suggestion(number, books.households)
                remedy = f"请改正户号（{unknown.get(number, '请核对')}），或在名册补上这一户"
                problems.append(
                    faults.UNKNOWN_HOUSEHOLD.at(where, said=quoted(number), sheet=sheet, remedy=remedy)
                )
            elif person and all(member.number != person for member in household.members):
                where = row.where(member_heading)
                near = _without_zeros(person, [member.number for member in household.members])
                if near:
                    words = {"heading": member_heading, "said": quoted(person), "known": quoted(near)}
                    problems.append(file_faults.ZEROS_DIFFER.at(where, **words))
                    continue
                problems.append(faults.UNKNOWN_MEMBER.at(where, household=number, said=quoted(person)))


def _without_zeros(said: str, known: Iterable[str]) -> str:
    """The one known number that differs by leading zeros only."""
    if not said.isdecimal():
        return ""
    near = [one for one in known if one.isdecimal() and one.lstrip("0") == said.lstrip("0")]
    return near[0] if len(near) == 1 else ""


def _check_order(rows: Sequence[Row], problems: list[Problem]) -> None:
    for row in rows:
        for start, end in (("起", "止"), ("成员自", "成员至"), ("公示起", "公示止")):
            first, last = row.day(start), row.day(end)
            if first is not None and last is not None and last.date < first.date:
                words = {"first": first.date, "last": last.date}
                problems.append(faults.ENDS_BEFORE_START.at(row.where(end), **words))


def _check_plots(rows: Sequence[Row], problems: list[Problem]) -> None:
    seen: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        code = row.text("地块代码")
        if not code:
            continue
        for other in seen.setdefault((code, row.text("条款")), []):
            if _overlap(row, other):
                words = {"said": quoted(code), "other": _short(other.where("地块代码"))}
                problems.append(faults.SAME_PLOT.at(row.where("地块代码"), **words))
                break
        seen[(code, row.text("条款"))].append(row)


def _overlap(one: Row, other: Row, start: str = "起", end: str = "止") -> bool:
    return not (_ends_before(one, other, start, end) or _ends_before(other, one, start, end))


def _ends_before(one: Row, other: Row, start: str, end: str) -> bool:
    last, first = one.day(end), other.day(start)
    return last is not None and first is not None and last.date < first.date


def _check_unique(books: Books, problems: list[Problem]) -> None:
    facts = ((row, ("事实", row.text("名称"), _dates(row)), "名称") for row in books.rows("事实"))
    settings = ((row, ("约定", row.text("参数"), ""), "参数") for row in books.rows("约定"))
    prices = ((row, ("价格", row.text("系列"), _date(row)), "系列") for row in books.rows("价格"))
    seen: dict[tuple[str, str, str], Where] = {}
    for row, key, heading in (*facts, *settings, *prices):
        where = row.where(heading)
        first = seen.setdefault(key, where)
        if first is not where and key[1]:
            what = f"{key[0]}“{key[1]}”" + (f"{key[2]}的报价" if key[0] == "价格" else "")
            problems.append(faults.SAME_FACT.at(where, what=what, other=_short(first)))


# Sheets in which a paper's number says that two rows are the same deal, and the columns that name it.
_NUMBERED = {
    "代销": ("单据号",),
    "预付": ("付款方", "项目", "凭证"),
    "已付": ("收款方", "付款方", "项目", "凭证"),
}
# Sheets whose rows are paid for: a row that stands twice is paid twice.
_PAID_FOR = (
    "交售",
    "代销",
    "居间",
    "用工",
    "积分",
    "验收",
    "预付",
    "已付",
    "期初",
    "股份",
    "地块",
    "成员账户",
)


def _check_repeated(books: Books, cut: Collection[str], problems: list[Problem]) -> None:
    """One deal stands once: a repeated number of a paper, or a row that says the same twice.

    Rows of a sheet that lacks a column (``cut``) look alike for that reason only.
    """
    for sheet in (one for one in _PAID_FOR if one not in cut):
        numbers: dict[tuple[str, ...], Row] = {}
        wholes: dict[tuple[tuple[str, str], ...], Row] = {}
        for row in books.rows(sheet):
            whole = tuple(
                sorted((k, v.value_text()) for k, v in row.values.items() if not isinstance(v, Secret))
            )
            first = wholes.setdefault(whole, row)
            columns = _NUMBERED.get(sheet, ())
            key = (row.payee, *(row.text(column) for column in columns)) if columns else ()
            same = numbers.setdefault(key, row) if columns and row.text(columns[-1]) else row
            if first is not row:
                other = _short(first.where("户号"))
                problems.append(faults.SAME_ROW.at(row.where("户号"), other=other))
            elif same is not row:
                words = {"said": quoted(row.text(columns[-1])), "other": _short(same.where(columns[-1]))}
                problems.append(faults.SAME_PAPER.at(row.where(columns[-1]), **words))


def _dates(row: Row) -> str:
    return f"{row.day('起')}{row.day('止')}"


def _date(row: Row) -> str:
    day = row.day("日期")
    return str(day.date) if day is not None else ""
