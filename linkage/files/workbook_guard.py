"""Workbook guard (验工作簿): what a file really is, and whether it is safe to open.

A workbook is a zip of XML. Before any library opens it, this file measures every part, refuses
bombs, far cells and outside definitions, and notes what the library would hide: merged cells,
hidden rows, formulas nobody computed. Files that only bear the name of a workbook are told by what
they are.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from attrs import Factory, define, field, frozen

from linkage.files import file_faults
from linkage.files import register_faults as faults
from linkage.files.addresses import address, area_of, cell_at
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import Fault

MOST_ENTRIES = 200
MOST_BYTES = 200_000_000
MOST_RATIO = 100
_RATIO_FROM = 100_000
MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_CELLS = 3_000_000
MOST_BLANK = 200_000
#: Cells that merged ranges and links cover: whole rows and columns fit, sheets do not.
MOST_COVERED = 20_000_000
_LAST_ROW = 1_048_576
_CHUNK = 1 << 20

_SAVE_AS = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”"


@define
class SheetFacts:
    """What stands in a sheet besides its values."""

    name: str
    hidden: bool = False
    merged: list[str] = field(factory=list)
    uncomputed: list[str] = field(factory=list)
    hidden_rows: list[int] = field(factory=list)
    hidden_columns: list[int] = field(factory=list)
    far: str = ""
    cells: int = 0
    blank: int = 0
    covered: int = 0


@frozen
class WorkbookFacts:
    """What a workbook holds, by sheet name."""

    sheets: Mapping[str, SheetFacts] = Factory(dict)
    macro: bool = False
    linked: bool = False
    dynamic: bool = False
    mac_dates: bool = False


class _UnsafeError(Exception):
    """The workbook is refused; carries the problem's fault and words."""

    def __init__(self, fault: Fault, **words: object) -> None:
        self.fault = fault
        self.words = words
        super().__init__(fault.code)


def inspect(file: str, data: bytes) -> tuple[WorkbookFacts | None, list[Problem]]:
    """Measure a workbook without opening it; nothing when it must not be opened."""
    where = Where(file)
    kind = disguise(data)
    if kind is not None:
        return None, [faults.DAMAGED.at(where, kind=kind[0], why=kind[1], remedy=kind[2])]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _measure(archive)
            facts = _facts(archive)
    except _UnsafeError as error:
        return None, [error.fault.at(where, **error.words)]
    except (
        zipfile.BadZipFile,
        zlib.error,
        expat.ExpatError,
        EOFError,
        OSError,
        ValueError,
        KeyError,
        NotImplementedError,
        RuntimeError,
        LookupError,
    ):
        return None, [damaged(file)]
    problems = [
        faults.FAR_CELL.at(
            Where(file, sheet=sheet.name, cell=sheet.far), rows=MOST_ROWS, columns=MOST_COLUMNS
        )
        for sheet in facts.sheets.values()
        if sheet.far
    ]
    return (None if problems else facts), problems


def damaged(file: str) -> Problem:
    """The problem of a workbook that is broken."""
    why = "下载或复制没有完成，或被别的程序改坏了"
    remedy = "请换一份完好的文件，用 Excel 或 WPS 打开确认后再读"
    return faults.DAMAGED.at(Where(file), kind="文件已损坏", why=why, remedy=remedy)


def disguise(data: bytes) -> tuple[str, str, str] | None:
    """Name what a file is when it is no workbook in the open format."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not data:
        return "文件是空的", "", "请换一份完好的文件"
    if data.startswith(b"PK"):
        return None
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "工作簿设了打开密码", "", "请在 Excel 或 WPS 里去掉密码后另存"
        return "这是旧格式的 .xls 或 WPS 的 .et", "只读 .xlsx", _SAVE_AS
    if head.startswith(b"<") and (b"<html" in head or b"<table" in head or b"<!doctype" in head):
        return "这是网页，只是名字叫 .xlsx", "从网上系统导出的表常常如此", _SAVE_AS
    if head.startswith(b"<?xml"):
        return "这是 XML 表格（2003 版）", "只读 .xlsx", _SAVE_AS
    if head.startswith(b"%pdf"):
        return "这是 PDF", "只读 .xlsx", "请提供原始的工作簿"
    if head.startswith(b"{\\rtf"):
        return "这是写字板文档", "只读 .xlsx", _SAVE_AS
    if b"\x00" not in data[:2048] and (b"," in head or b"\t" in head):
        return "这是文本表格（CSV），只是名字叫 .xlsx", "", "请把 CSV 放进“台账”文件夹，或另存为 .xlsx"
    return "不是工作簿", "", _SAVE_AS


def _measure(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if len(entries) > MOST_ENTRIES:
        raise _UnsafeError(faults.BOMB, said=f"里有 {len(entries)} 个部件")
    if len(names) < len(entries):
        raise _UnsafeError(faults.BOMB, said="里有重名的部件")
    if any(entry.flag_bits & 1 for entry in entries):
        words = {"kind": "工作簿设了密码", "why": "", "remedy": "请去掉密码后另存"}
        raise _UnsafeError(faults.DAMAGED, **words)
    total = sum(entry.file_size for entry in entries)
    if total > MOST_BYTES:
        raise _UnsafeError(faults.BOMB, said=f"展开后有 {total} 字节")
    for entry in entries:
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > _RATIO_FROM and ratio > MOST_RATIO:
            raise _UnsafeError(faults.BOMB, said=f"的部件压缩比达到 {int(ratio)} 倍")
    if "xl/workbook.xml" not in names:
        raise _UnsafeError(faults.DAMAGED, **_foreign(archive, names))
    for entry in entries:
        _refuse_definitions(archive, entry)


def _foreign(archive: zipfile.ZipFile, names: set[str]) -> dict[str, str]:
    kind = "这是压缩包，不是工作簿"
    if "word/document.xml" in names:
        kind = "这是 Word 文档"
    elif "xl/workbook.bin" in names:
        kind = "这是二进制工作簿 .xlsb"
    elif "mimetype" in names and b"opendocument" in archive.read("mimetype")[:80]:
        kind = "这是 OpenDocument 表格 .ods"
    return {"kind": kind, "why": "只读 .xlsx", "remedy": _SAVE_AS}


def _refuse_definitions(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    if not entry.filename.lower().endswith((".xml", ".rels", ".vml")):
        return
    wanted = [
        mark.encode(code)
        for mark in ("<!DOCTYPE", "<!ENTITY")
        for code in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    tail = b""
    for chunk in _chunks(archive, entry.filename):
        window = tail + chunk
        if any(mark in window for mark in wanted):
            raise _UnsafeError(faults.DOCTYPE)
        tail = chunk[-32:]


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as part:
        while chunk := part.read(_CHUNK):
            yield chunk


def _facts(archive: zipfile.ZipFile) -> WorkbookFacts:
    targets = _relations(archive)
    names = set(archive.namelist())
    sheets: dict[str, SheetFacts] = {}
    cells = 0
    listed, mac_dates = _sheet_list(archive)
    for name, state, relation in listed:
        facts = SheetFacts(name, hidden=state not in {"", "visible"})
        target = targets.get(relation, "")
        if target not in names:
            raise _UnsafeError(file_faults.LOST_PART, sheet=name)
        if "worksheets" in target:
            _Scan(facts).run(_chunks(archive, target))
            cells += facts.cells
        sheets[name] = facts
        if cells > MOST_CELLS:
            raise _UnsafeError(faults.BOMB, said=f"里有超过 {MOST_CELLS} 格内容")
    links = [name for name in names if name.startswith("xl/externalLinks/") and name.endswith(".xml")]
    return WorkbookFacts(
        sheets,
        macro=any(name.lower().endswith("vbaproject.bin") for name in names),
        linked=bool(links),
        dynamic=any(_has_part(archive, name, b"ddeLink") for name in links),
        mac_dates=mac_dates,
    )


def _has_part(archive: zipfile.ZipFile, name: str, mark: bytes) -> bool:
    return any(mark in chunk for chunk in _chunks(archive, name))


def _relations(archive: zipfile.ZipFile) -> dict[str, str]:
    found: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "Relationship":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            found[attributes.get("Id", "")] = path

    _parse(_chunks(archive, "xl/_rels/workbook.xml.rels"), start)
    return found


def _sheet_list(archive: zipfile.ZipFile) -> tuple[list[tuple[str, str, str]], bool]:
    """Name, state and part of every sheet; and whether dates count from 1904."""
    found: list[tuple[str, str, str]] = []
    systems: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "workbookPr":
            systems.append(attributes.get("date1904", ""))
        if tag.rpartition(":")[2] == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            found.append((attributes.get("name", ""), attributes.get("state", ""), relation))

    _parse(_chunks(archive, "xl/workbook.xml"), start)
    return found, bool({"1", "true"} & set(systems))


def _parse(chunks: Iterator[bytes], start: object, end: object = None, text: object = None) -> None:
    parser, isfinal = expat.ParserCreate(), True
    parser.StartElementHandler = start  # type: ignore[assignment]
    parser.EndElementHandler = end  # type: ignore[assignment]
    parser.CharacterDataHandler = text  # type: ignore[assignment]
    for chunk in chunks:
        parser.Parse(chunk)
    parser.Parse(b"", isfinal)


@define
class _Scan:
    """One pass over the XML of a sheet."""

    facts: SheetFacts
    row: int = 0
    column: int = 0
    address: str = ""
    formula: bool = False
    value: bool = False
    in_value: bool = False

    def run(self, chunks: Iterator[bytes]) -> None:
        _parse(chunks, self.start, self.end, self.text)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "c":
                self._cell(attributes)
            case "row":
                self._row(int(attributes.get("r", self.row + 1)))
                if _unseen(attributes, "ht"):
                    self.facts.hidden_rows.append(self.row)
            case "f":
                self.formula = True
            case "v" | "t":
                self.in_value = True
            case "mergeCell":
                self.facts.merged.append(attributes.get("ref", ""))
                self._cover(attributes.get("ref", ""))
            case "hyperlink":
                self._cover(attributes.get("ref", ""))
            case "col":
                if _unseen(attributes, "width"):
                    first, last = int(attributes.get("min", 0)), int(attributes.get("max", 0))
                    self._hide(range(first, min(last, MOST_COLUMNS) + 1))
            case _:
                pass

    def _row(self, number: int) -> None:
        """Begin a row; libraries pass over rows that do not stand in their order, or fill up all between."""
        if not self.row < number <= _LAST_ROW:
            raise ValueError
        self.row, self.column = number, 0

    def _hide(self, columns: range) -> None:
        self.facts.hidden_columns += columns
        if len(self.facts.hidden_columns) > MOST_BLANK:
            raise ValueError

    def _cover(self, area: str) -> None:
        """Count the cells of a range, each of which a library touches."""
        found = area_of(area)
        if found is not None:
            self.facts.covered += abs((found.bottom - found.top + 1) * (found.right - found.left + 1))
            if self.facts.covered > MOST_COVERED:
                raise _UnsafeError(faults.BOMB, said=f"里合并的和带链接的格子超过 {MOST_COVERED} 格")

    def _cell(self, attributes: dict[str, str]) -> None:
        """Begin a cell; one that stands before its neighbour or in another row would be lost or misplaced."""
        self.facts.cells += 1
        said = attributes.get("r", "").upper()
        at = cell_at(said) if said else (self.row, self.column + 1)
        if at is None or at[0] != self.row or at[1] <= self.column:
            raise ValueError
        self.column = at[1]
        self.address = said or address(*at)
        self.formula = False
        self.value = attributes.get("t") == "str"

    def text(self, data: str) -> None:
        if self.in_value and data:
            self.value = True

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in {"v", "t"}:
            self.in_value = False
        elif name == "c":
            if self.formula and not self.value:
                self.facts.uncomputed.append(self.address)
            filled = self.formula or self.value
            self.facts.blank += not filled
            if self.facts.blank > MOST_BLANK:
                raise _UnsafeError(file_faults.PAINTED, sheet=self.facts.name, count=MOST_BLANK)
            if filled and not self.facts.far and (self.row > MOST_ROWS or self.column > MOST_COLUMNS):
                self.facts.far = self.address


def _unseen(attributes: Mapping[str, str], size: str) -> bool:
    """Say whether a row or column is hidden, or squeezed to nothing."""
    return attributes.get("hidden") in {"1", "true"} or attributes.get(size) in {"0", "0.0"}
