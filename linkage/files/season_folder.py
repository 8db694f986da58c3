"""Season folder (季文件夹): which files make a season, read once, and nothing ever written.

``合作.yaml`` and ``合作-*.yaml``, ``章程.yaml``, ``台账.xlsx`` or a folder ``台账/`` of CSV. Every problem
of every file comes back together. The bytes that were read are kept for the second reading.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import define, evolve, field, frozen

from linkage.files import register_faults
from linkage.files.arrangement_accounts import check_accounts
from linkage.files.arrangement_checks import (
    check_facts,
    check_flows,
    check_names,
    check_prices,
    check_reckoning,
    without_late_rows,
)
from linkage.files.arrangement_faults import UNFILLED
from linkage.files.arrangement_ground import Ground
from linkage.files.arrangement_reader import names_households, read_arrangement, roster_sheet
from linkage.files.bank_profiles import check_choices, is_bank, known_profiles
from linkage.files.cell_values import RegisterDesk
from linkage.files.charter_reader import read_charter
from linkage.files.formula_columns import columns_reckoned, sheet_counted
from linkage.files.fraction_checks import check_fractions
from linkage.files.keyed_texts import keyed_texts
from linkage.files.law_reader import compare_laws, is_law, read_laws, shipped_laws
from linkage.files.membership_events import with_memberships
from linkage.files.misnamed import misnamed_arrangements, misnamed_workbooks
from linkage.files.open_cells import NAMES, told_once, without_rows
from linkage.files.raw_sheet import RawSheet
from linkage.files.reading_report import in_order, without_echoes
from linkage.files.receipt_checks import check_receipt_rows, check_receipts
from linkage.files.register_checks import check_books, make_books
from linkage.files.register_faults import EXTRA_SHEET, NO_ROSTER
from linkage.files.register_reader import Registers, is_read, read_sheets
from linkage.files.row_words import check_rows
from linkage.files.share_events import with_transfers
from linkage.files.tables import LARGEST_FILE as LARGEST_TABLE
from linkage.files.tables import read_table
from linkage.files.theme_reader import FILE as THEME
from linkage.files.theme_reader import read_theme
from linkage.files.workbook_reader import errors, read_workbook
from linkage.ground.disk import TooLargeError, read_at_most
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import Fault, quoted
from linkage.ground.season import DayError, Season
from linkage.ground.source import (
    LARGEST_FILE,
    TOO_LARGE,
    MappingNode,
    Node,
    Scalar,
    SequenceNode,
    read_yaml,
)
from linkage.model.arrangement import Arrangement
from linkage.model.charter import Charter
from linkage.model.law import Laws
from linkage.model.registers import Books
from linkage.model.theme import Theme
from linkage.rule import income_kinds

CHARTER = "章程.yaml"
WORKBOOK = "台账.xlsx"
TABLES = "台账"
_ARRANGEMENT = re.compile(r"合作(-.+)?\.ya?ml")
_SPREADSHEET = re.compile(r"台账\.(xlsm|xls|et|xlsb|ods|csv)", re.IGNORECASE)
_YAML = (".yaml", ".yml")
# What a fresh season leaves open; 〔2025〕 is the year in the number of an official paper.
_BLANK = re.compile(r"〔(?![0-9]{4}〕)[^〕]*〕")
_REFERENCE = re.compile(r"([^.\s]+)\.([^.\s]+)")
_FAR_DAY = datetime.date(2199, 12, 31)

NO_FOLDER = Fault("E001", "{what}", "", "{remedy}")
NO_ARRANGEMENT = Fault(
    "E002", "没有 合作.yaml", "一季至少要有一份合作协议", "请放入 合作.yaml，或用 linkage init 生成"
)
NO_REGISTERS = Fault(
    "E003", "没有 台账.xlsx，也没有“台账”文件夹", "", "请放入台账，或用 linkage init 生成样本"
)
TWO_REGISTERS = Fault("E004", "台账.xlsx 和“台账”文件夹都有", "不知道以哪个为准", "请只留一个")
UNREADABLE = Fault("E005", "读不出来：{cause}", "", "请核对文件权限")
OTHER_SPREADSHEET = Fault("E006", "台账是 {kind} 格式", "只读 .xlsx 或 CSV 文件夹", "请另存为 台账.xlsx")
SAME_CODE = Fault("E007", "编号“{code}”用在了两份协议上", "另一处在 {other}", "请改正其中一份的编号")


@frozen
class ReadSeason:
    """A season as it was read.

    With ``problems`` the season must not be reckoned; ``notes`` is the reading report. ``contents``
    are the bytes that were read, by name, for the second reading; ``inputs`` their digests. ``laws``
    are the statutory values in force; ``words`` every text of the arrangements with its key and place.
    """

    arrangements: tuple[Arrangement, ...]
    books: Books
    charter: Charter | None
    inputs: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    contents: Mapping[str, bytes] = field(factory=dict, repr=False)
    laws: Laws = field(factory=Laws, repr=False)
    words: tuple[tuple[str, str, Where], ...] = field(default=(), repr=False)
    theme: Theme = field(factory=Theme)


def read_season(path: Path) -> ReadSeason:
    """Read a season folder. Never raises for bad input: everything wrong is among the problems."""
    problems: list[Problem] = []
    contents = folder_contents(path, problems)
    return read_contents(contents, problems=problems)


def read_contents(contents: Mapping[str, bytes], *, problems: Iterable[Problem] = ()) -> ReadSeason:
    """Read a season from its files' bytes by name; ``problems`` is what was wrong with the folder."""
    return _Reading(contents, [*problems]).run()


def folder_contents(path: Path, problems: list[Problem]) -> dict[str, bytes]:
    """The bytes of every file of a season folder that is read, by name; problems are added to the list."""
    if not path.is_dir():
        problems.append(_no_folder(path))
        return {}
    contents: dict[str, bytes] = {}
    try:
        found = sorted(path.iterdir())
        tables = path / TABLES
        found += sorted(tables.iterdir()) if tables.is_dir() else []
    except OSError as error:
        problems.append(UNREADABLE.at(Where(path.name), cause=error.strerror or ""))
        return {}
    names = {unicodedata.normalize("NFC", file.name) for file in found if file.is_file()}
    for file in found:
        name = unicodedata.normalize("NFC", file.relative_to(path).as_posix())
        if not _wanted(name):
            if file.is_file() and _SPREADSHEET.fullmatch(name) and WORKBOOK not in names:
                problems.append(OTHER_SPREADSHEET.at(Where(name), kind=file.suffix))
            continue
        if name in contents:
            problems.append(UNREADABLE.at(Where(name), cause="有两个文件的名称只差在编码上，请删去一个"))
            continue
        try:
            contents[name] = read_at_most(file, _limit(name))
        except TooLargeError as error:
            problems.append(_too_large(name, error.size))
        except OSError as error:
            problems.append(UNREADABLE.at(Where(name), cause=error.strerror or ""))
    registers = tables.is_dir() or WORKBOOK in names or any(map(_SPREADSHEET.fullmatch, names))
    problems += [] if registers else misnamed_workbooks(names)
    problems += [] if any(map(is_arrangement, contents)) else misnamed_arrangements(names)
    return contents


def _no_folder(path: Path) -> Problem:
    what, remedy = "没有这个文件夹", "请核对路径；新的一季可以用 linkage init 生成"
    if path.is_file():
        what, remedy = "这是一个文件，不是结算期的文件夹", f"请写它所在的文件夹：{path.parent}"
    return NO_FOLDER.at(Where(path.name or str(path)), what=what, remedy=remedy)


def _limit(name: str) -> int:
    return LARGEST_FILE if name.endswith(_YAML) else LARGEST_TABLE


def _too_large(name: str, size: int) -> Problem:
    if name.endswith(_YAML):
        return TOO_LARGE.at(Where(name), size=size)
    return register_faults.TOO_LARGE.at(Where(name), size=size, limit=LARGEST_TABLE)


def is_arrangement(name: str) -> bool:
    """Say whether a file of a season folder is an arrangement by its name."""
    return _ARRANGEMENT.fullmatch(name) is not None


def _wanted(name: str) -> bool:
    folder, _, last = name.rpartition("/")
    if last.startswith((".", "~$")):
        return False
    if folder:
        return folder == TABLES and last.lower().endswith(".csv")
    return last in {CHARTER, WORKBOOK, THEME} or is_law(last) or is_bank(last) or is_arrangement(last)


@define
class _Reading:
    """One reading of a season, from bytes to books and arrangements."""

    contents: Mapping[str, bytes]
    problems: list[Problem]
    declared: set[str] = field(factory=set)

    def run(self) -> ReadSeason:
        nodes = {name: self._yaml(name) for name in sorted(self.contents) if is_arrangement(name)}
        charter_node = self._yaml(CHARTER) if CHARTER in self.contents else None
        blocked = bool(self.problems)
        if not nodes and not blocked:
            self.problems.append(NO_ARRANGEMENT.at(Where("合作.yaml")))
        self._unfilled([*nodes.values(), charter_node])
        known = {name: node for name, node in nodes.items() if node is not None}
        charter = read_charter(charter_node, self.problems) if charter_node is not None else None
        theme = read_theme(self._yaml(THEME) if THEME in self.contents else None, self.problems)
        laws = self._laws(charter)
        banks = {name: self.contents[name] for name in sorted(self.contents) if is_bank(name)}
        check_choices(known.values(), known_profiles(banks, self.problems), self.problems)
        desk = RegisterDesk(_born_by(known.values()), self.problems)
        registers, unread = self._registers(known, desk, blocked=blocked)
        roster = next((roster_sheet(node) for node in known.values()), "名册")
        books = make_books(with_memberships(registers.tables, roster, desk), roster, desk)
        check_books(books, desk, roster)
        absent = unread is not None and roster not in unread and roster not in registers.headings
        if absent and any(names_households(node) for node in known.values()):
            self.problems.append(NO_ROSTER.at(Where(self._register_file()), roster=roster))
        books = with_transfers(books, desk)
        words = tuple(keyed_texts(known.values()))
        check_receipts(words, registers.headings, unread, self.problems)
        if charter is not None:
            laws = laws.with_charter(charter.figures(books), charter.adopted)
        before = len(self.problems)
        arrangements = self._arrangements(
            known, Ground(books, registers.headings, income_kinds(), charter, unread, laws)
        )
        if len(self.problems) == before and len(arrangements) == len(nodes):
            check_names(arrangements, self.problems)
            check_flows(arrangements, self.declared, self.problems)
            check_receipt_rows(arrangements, books, self.problems)
        check_accounts(arrangements, self.problems)
        if arrangements:
            spoiled = {problem.where.sheet for problem in self.problems if problem.where.sheet}
            spoiled |= {"名册"} if roster in spoiled else set()
            check_rows(arrangements, self.declared, books, desk)
            check_prices(arrangements, books, self.problems)
            check_facts(arrangements, books, self.problems)
            check_fractions(arrangements, self.declared, books, self.problems)
            books = evolve(books, tables=without_late_rows(books, arrangements, desk))
            check_reckoning(arrangements, books, spoiled, self.problems)
        self.problems[:], notes = told_once(*without_echoes(self.problems, desk.open_cells))
        spoiled = {problem.where.sheet for problem in self.problems}
        asked = _sheets(known, roster) & set(registers.headings) - spoiled
        desk.notes += notes + without_rows(registers.tables, asked, self._register_file())
        return ReadSeason(
            arrangements=tuple(arrangements),
            books=books,
            charter=charter,
            inputs=tuple(
                (name, hashlib.sha256(self.contents[name]).hexdigest()) for name in sorted(self.contents)
            ),
            problems=in_order(self.problems),
            notes=in_order(desk.notes),
            contents=self.contents,
            laws=laws,
            words=words,
            theme=theme,
        )

    def _laws(self, charter: Charter | None) -> Laws:
        """The laws that come with the program and the season's own, asked from where the season lies."""
        nodes = [self._yaml(name) for name in sorted(self.contents) if is_law(name)]
        own = [p for node in nodes if node is not None for p in read_laws(node, self.problems).parameters]
        shipped = shipped_laws()
        if own:
            compare_laws((*shipped.parameters, *own), self.problems)
        return shipped.with_own(Laws(tuple(own))).within(charter.region if charter is not None else ())

    def _register_file(self) -> str:
        return WORKBOOK if WORKBOOK in self.contents else TABLES

    def _yaml(self, name: str) -> Node | None:
        node, problems = read_yaml(name, self.contents[name])
        self.problems.extend(problems)
        return node

    def _unfilled(self, nodes: Iterable[Node | None]) -> None:
        """Places a fresh season leaves open (〔…〕) and nobody filled."""
        for scalar in _scalars(node for node in nodes if node is not None):
            if _BLANK.search(scalar.text):
                self.problems.append(UNFILLED.at(scalar.where, said=quoted(scalar.text)))

    def _registers(
        self, nodes: Mapping[str, Node], desk: RegisterDesk, *, blocked: bool
    ) -> tuple[Registers, frozenset[str] | None]:
        """Read the registers, and name the sheets that are there but could not be read (``None``: all)."""
        raw: list[RawSheet] = []
        unread: set[str] = set()
        wanted = _references(nodes.values())
        tables = [name for name in sorted(self.contents) if name.startswith(f"{TABLES}/")]
        if WORKBOOK in self.contents:
            sheets, problems, notes = read_workbook(WORKBOOK, self.contents[WORKBOOK])
            raw += sheets
            desk.problems += problems
            desk.notes += notes
            if tables:
                desk.problems.append(TWO_REGISTERS.at(Where(TABLES)))
        elif not tables and not blocked:
            desk.problems.append(NO_REGISTERS.at(Where(WORKBOOK)))
        for name in tables if WORKBOOK not in self.contents else ():
            sheet = name.removeprefix(f"{TABLES}/")[: -len(".csv")]
            table, problems, notes = read_table(name, sheet, self.contents[name])
            if not is_read(sheet, wanted):  # looked at only for a register under another name
                raw += [table] if table is not None else []
                desk.notes += [] if table is not None else [EXTRA_SHEET.at(Where(name), sheet=sheet)]
                continue
            raw += [table] if table is not None else []
            desk.problems += errors(table) if table is not None else []
            unread |= {sheet} if table is None else set()
            desk.problems += problems
            desk.notes += notes
        registers = read_sheets(raw, wanted, desk)
        filled = {sheet.name.strip() for sheet in raw if is_read(sheet.name.strip(), wanted) and sheet.rows}
        unread |= filled - set(registers.headings)
        known = any(is_read(sheet.name.strip(), wanted) for sheet in raw)
        return registers, frozenset(unread) if known else None

    def _arrangements(self, nodes: Mapping[str, Node], ground: Ground) -> list[Arrangement]:
        found: list[Arrangement] = []
        for name, node in nodes.items():
            arrangement = read_arrangement(name, node, ground, self.problems, self.declared)
            if arrangement is None:
                continue
            twin = next((other for other in found if other.code == arrangement.code), None)
            if twin is not None:
                place = Where(name, line=1, column=1)
                self.problems.append(SAME_CODE.at(place, code=arrangement.code, other=twin.file))
            found.append(arrangement)
        return found


def _references(nodes: Iterable[Node]) -> frozenset[tuple[str, str]]:
    """Every ``sheet.heading`` an arrangement speaks of, and the columns whose numbers choose a price."""
    trees = list(nodes)
    named = (_REFERENCE.fullmatch(scalar.text.strip()) for scalar in _scalars(trees))
    found = frozenset((match[1], match[2]) for match in named if match) | frozenset(_sizes(trees))
    return found.union(*(columns_reckoned(node) for node in trees))


def _sizes(nodes: Iterable[Node]) -> Iterator[tuple[str, str]]:
    """The number columns of size tables (按 with 档), in the sheet their clause counts."""
    for node in nodes:
        terms = node.get("条款") if isinstance(node, MappingNode) else None
        for term in terms.items if isinstance(terms, SequenceNode) else ():
            counted = term.get("数量") if isinstance(term, MappingNode) else None
            sheet = sheet_counted(counted)
            for table in _mappings(term):
                column = table.get("按")
                if isinstance(column, Scalar) and table.get("档") is not None:
                    yield sheet, column.text.strip()


def _mappings(node: Node) -> Iterator[MappingNode]:
    waiting = [node]
    while waiting:
        match waiting.pop():
            case MappingNode(entries=entries) as mapping:
                yield mapping
                waiting += [value for _, value in entries]
            case SequenceNode(items=items):
                waiting += items


def _sheets(nodes: Mapping[str, Node], roster: str) -> frozenset[str]:
    """The registers whose rows the arrangements count, and the roster."""
    return frozenset({roster, *(sheet for sheet, _ in _references(nodes.values()))}) - set(NAMES)


def _scalars(nodes: Iterable[Node]) -> Iterator[Scalar]:
    waiting = list(nodes)
    while waiting:
        match waiting.pop():
            case MappingNode(entries=entries):
                waiting += [value for _, value in entries]
            case SequenceNode(items=items):
                waiting += items
            case Scalar() as scalar:
                yield scalar


def _born_by(nodes: Iterable[Node]) -> datetime.date:
    """A day by which everybody on the roster was born: the end of the year after the season."""
    latest: datetime.date | None = None
    for node in nodes:
        period = node.get("期间") if isinstance(node, MappingNode) else None
        if isinstance(period, Scalar):
            try:
                last = Season.parse(period.text).last
            except DayError:
                continue
            latest = last if latest is None else max(latest, last)
    return _FAR_DAY if latest is None else datetime.date(latest.year + 1, 12, 31)
