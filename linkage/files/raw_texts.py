"""Raw texts (原文复读): a second, plain reading of a season's files for the second evaluation.

Straight from openpyxl, csv and PyYAML: no units, no model, nothing of the readers beside it, not even
their rule for the text of a cell, which is written here once more. What comes out are texts by
their address, the people of the roster, and the clauses that pay people.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import unicodedata
import warnings
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypeAlias

import openpyxl
import yaml
from attrs import frozen
from openpyxl.utils import column_index_from_string, get_column_letter

Address: TypeAlias = tuple[str, str, str]

_PAID = {"农户", "成员", "持股户"}
_HOUSEHOLD_WORDS = {"户号", "户编号", "农户编号", "户代码"}
_HEADING_WORDS = (*_HOUSEHOLD_WORDS, "系列", "名称", "参数", "会议号", "资产号", "编号", "日期")
_YAML = re.compile(r"(合作(-.+)?|章程|法规(-.+)?)\.ya?ml")
_LAWS = Path(__file__).parent.parent / "laws"
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]*)", re.ASCII)
# Between the texts of a row that are kept as one, and in the place of a cell that is not there.
_BETWEEN, _ABSENT = "\x1f", "\x00"
_HOUSEHOLD = re.compile(r"[A-Z0-9][A-Z0-9-]{0,19}", re.ASCII)


@frozen
class UnreadableTextError(Exception):
    """A YAML file that one parser of the library reads and the other does not: they differ over tabs."""

    file: str
    line: int
    column: int


class RawCells(Mapping[Address, str]):
    """Texts by their address; the texts of a row are kept as one, for a large season has millions of cells.

    ``places`` has those that stand in no table.
    """

    def __init__(self) -> None:
        self.places: dict[Address, str] = {}
        self._tables: dict[tuple[str, str], dict[int, str | tuple[str | None, ...]]] = {}
        self._read: tuple[tuple[str, str], int, Sequence[str | None]] = (("", ""), 0, ())

    def add_row(self, table: tuple[str, str], number: int, texts: Sequence[str | None]) -> None:
        """Keep a row of a table (file and sheet), counted from one; None is a cell that is not there."""
        if texts:
            apart = any(_BETWEEN in text or _ABSENT in text for text in texts if text)
            joined = _BETWEEN.join(_ABSENT if text is None else text for text in texts)
            self._tables.setdefault(table, {})[number] = tuple(texts) if apart else joined

    def rows(self, sheet: str) -> Iterator[dict[str, str]]:
        """The rows of the tables of this name, one after the other, by the letters of their columns."""
        tables = [table for table in self._tables if table[1].strip() == sheet]
        for number in sorted({number for table in tables for number in self._tables[table]}):
            yield {
                get_column_letter(column): text
                for table in tables
                for column, text in enumerate(self._row(table, number), start=1)
                if text is not None
            }

    def _row(self, table: tuple[str, str], number: int) -> Sequence[str | None]:
        if self._read[:2] != (table, number):
            kept = self._tables.get(table, {}).get(number, ())
            if isinstance(kept, str):
                kept = tuple(None if text == _ABSENT else text for text in kept.split(_BETWEEN))
            self._read = (table, number, kept)
        return self._read[2]

    def __getitem__(self, address: Address) -> str:
        """Give the text at an address."""
        if address in self.places:
            return self.places[address]
        file, sheet, cell = address
        found = _CELL.fullmatch(cell)
        if found is not None:
            texts = self._row((file, sheet), int(found[2]))
            column = column_index_from_string(found[1]) - 1
            if column < len(texts) and (text := texts[column]) is not None:
                return text
        raise KeyError(address)

    def __iter__(self) -> Iterator[Address]:
        """Give every address."""
        yield from self.places
        for file, sheet in self._tables:
            for number in self._tables[file, sheet]:
                for column, text in enumerate(self._row((file, sheet), number), start=1):
                    if text is not None:
                        yield file, sheet, f"{get_column_letter(column)}{number}"

    def __len__(self) -> int:
        """How many texts there are."""
        return sum(1 for _ in self)


@frozen
class RawReading:
    """What the second evaluation is held against.

    ``cells`` has the text at every address, ``roster`` every household of the roster (with no member:
    the household's line or reason answers for its people), ``clauses`` the name of every clause and
    pool step that pays households or members.
    """

    cells: Mapping[Address, str]
    roster: Sequence[tuple[str, str]]
    clauses: Sequence[str]


def read_raw(source: Path | Mapping[str, bytes]) -> RawReading:
    """Read a season a second time, from its folder or from the bytes that were read before.

    Raises :class:`UnreadableTextError` for a text that the second parser cannot read.
    """
    files = source if isinstance(source, Mapping) else _folder(source)
    own = raw_texts(files)
    households = dict.fromkeys(_households(own, _roster_name(files)))
    own.places = {**law_texts(), **own.places}
    return RawReading(own, [(number, "") for number in households], clause_names(files))


@cache
def law_texts() -> Mapping[Address, str]:
    """The texts of the laws that come with the program, by their address."""
    return {
        (f"laws/{path.name}", "", address): text
        for path in sorted(_LAWS.glob("*.yaml"))
        for address, text in _placed(path.name, path.read_bytes())
    }


def raw_texts(files: Mapping[str, bytes]) -> RawCells:
    """The text at every address: (file, sheet, cell) in registers, (file, "", line:column) in YAML."""
    cells = RawCells()
    for file, data in files.items():
        if file.endswith(".xlsx"):
            for sheet, row, texts in _workbook(data):
                cells.add_row((file, sheet), row, texts)
        elif file.endswith(".csv"):
            for row, record in enumerate(_records(data), start=1):
                cells.add_row((file, Path(file).stem), row, record)
        elif _YAML.fullmatch(file):
            for address, text in _placed(file, data):
                cells.places[(file, "", address)] = text
    return cells


def _placed(file: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Every scalar of a YAML file, under its line and column."""
    for node in _scalars(_document(file, data)):
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        yield f"{line}:{column}", unicodedata.normalize("NFC", node.value)


def _households(cells: RawCells, name: str) -> Iterator[str]:
    """The household of every row of the roster."""
    household = ""
    for row in cells.rows(name):
        if not household:
            words = {column: _plain(text) for column, text in row.items()}
            household = next((c for c, text in words.items() if text in _HOUSEHOLD_WORDS), "")
            continue
        number = _plain(row.get(household, "")).upper()
        if _HOUSEHOLD.fullmatch(number):
            yield number


def clause_names(files: Mapping[str, bytes]) -> list[str]:
    """Clauses that pay households or members: a term's name, or ``pool/step number``."""
    names: list[str] = []
    for file in sorted(files):
        if not (_YAML.fullmatch(file) and file.startswith("合作")):
            continue
        entries = _entries(_document(file, files[file]))
        for term in _items(entries.get("条款")):
            said = _entries(term)
            if _text(said.get("收款方")) in _PAID:
                names.append(_text(said.get("条款")))
        for pool in _items(entries.get("分配")):
            said = _entries(pool)
            for number, step in enumerate(_items(said.get("步骤")), start=1):
                if _text(_entries(step).get("去向")) in _PAID:
                    names.append(f"{_text(said.get('分配'))}/{number}")
    return names


def _folder(path: Path) -> dict[str, bytes]:
    found = {}
    for file in sorted([*path.iterdir(), *(path / "台账").glob("*.csv")]):
        name = unicodedata.normalize("NFC", file.relative_to(path).as_posix())
        if file.name.startswith((".", "~")) or not file.is_file():
            continue
        if _YAML.fullmatch(name) or name == "台账.xlsx" or name.startswith("台账/"):
            found[name] = file.read_bytes()
    return found


def _workbook(data: bytes) -> Iterator[tuple[str, int, list[str | None]]]:
    """Every row of a workbook that holds something: its sheet, its number, its texts."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            for row in sheet.iter_rows():
                filled = {cell.column: cell for cell in row if cell.value is not None}
                texts = [
                    _cell_text(filled[column].value) if column in filled else None
                    for column in range(1, max(filled, default=0) + 1)
                ]
                if filled:
                    yield sheet.title, filled[len(texts)].row, texts
        book.close()


def _cell_text(value: object) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{Decimal(f'{value:.15g}'):f}"
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d")
    return str(value)


def _records(data: bytes) -> Iterator[list[str]]:
    text = _decoded(data)
    first = text.split("\n", 1)[0]
    delimiter = "\t" if "\t" in first and "," not in first else ","
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _decoded(data: bytes) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16")
    texts = []
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            texts.append(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return next((t for t in texts if any(word in t for word in _HEADING_WORDS)), texts[0] if texts else "")


def _document(file: str, data: bytes) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise UnreadableTextError(file, *((mark.line + 1, mark.column + 1) if mark else (1, 1))) from error
    return node


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    waiting = [node]
    while waiting:
        found = waiting.pop()
        if isinstance(found, yaml.ScalarNode):
            yield found
        elif isinstance(found, yaml.MappingNode):
            waiting += [part for pair in found.value for part in pair]
        elif isinstance(found, yaml.SequenceNode):
            waiting += found.value


def _entries(node: yaml.Node | None) -> dict[str, yaml.Node]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {_text(key): value for key, value in pairs}


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _text(node: yaml.Node | None) -> str:
    return unicodedata.normalize("NFC", node.value).strip() if isinstance(node, yaml.ScalarNode) else ""


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _roster_name(files: Mapping[str, bytes]) -> str:
    for file in sorted(files):
        if _YAML.fullmatch(file) and file.startswith("合作"):
            parties = _entries(_entries(_document(file, files[file])).get("当事人"))
            name = _text(_entries(parties.get("农户")).get("名册"))
            if name:
                return name
    return "名册"
