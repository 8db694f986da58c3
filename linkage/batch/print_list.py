"""打印目录: what of a county is to be printed, file by file, for whoever stands at the printer.

Statements that stand in the print file of their group are not listed again one by one; what a household gets
and no print file holds is listed by kind. Sheets are counted for printing on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import define, evolve, field, frozen

from linkage.batch.county_list import replace_file
from linkage.ground.disk import Disk
from linkage.press.manifest import Entry, Manifest
from linkage.press.pdf_reader import paper_of
from linkage.publishing import kinds, title_of
from linkage.table import csv_bytes

NAME = "打印目录"

_HEADINGS = ("村", "文书", "文件", "个数", "纸张", "页数", "双面张数")
_HOUSEHOLDS = "农户/"
_PRINT_FILE = re.compile(r"内部/(.+)-zu-(\d+)\.pdf")


@frozen(order=True)
class Bundle:
    """What is sent to the printer in one go: one file, or all files of one kind of a village."""

    folder: str
    files: str
    title: str
    paper: str
    count: int
    pages: int
    sheets: int

    @property
    def row(self) -> tuple[str, ...]:
        """The bundle as a row of the list."""
        numbers = (str(self.count), self.paper, str(self.pages), str(self.sheets))
        return (self.folder, self.title, f"{self.folder}/{self.files}", *numbers)


@define
class PrintList:
    """The list of a county, gathered village by village."""

    bundles: list[Bundle] = field(factory=list)

    def add(self, out: Path, manifest: Manifest) -> None:
        """List what a village has to print; its set stands in ``out``."""
        self.bundles += bundles_of(out, manifest)

    def write(self, out: Path) -> None:
        """Write the list into the county's folder: for a spreadsheet, and to be read."""
        rows = [bundle.row for bundle in sorted(self.bundles)]
        replace_file(out / f"{NAME}.csv", csv_bytes(_HEADINGS, rows))
        replace_file(
            out / f"{NAME}.txt", "".join(f"{line}\r\n" for line in self._lines()).encode("utf-8-sig")
        )

    def _lines(self) -> Iterator[str]:
        yield f"打印目录：{_sum(self.bundles)}"
        for folder in sorted({bundle.folder for bundle in self.bundles}):
            here = sorted(bundle for bundle in self.bundles if bundle.folder == folder)
            yield ""
            yield f"{folder}：{_sum(here)}"
            for one in here:
                amount = f"{one.count} 个文件，" if one.count > 1 else ""
                yield f"  {one.title}：{one.files}，{one.paper}，{amount}{one.pages} 页，双面 {one.sheets} 张"


def bundles_of(out: Path, manifest: Manifest) -> list[Bundle]:
    """What of a set is to be printed."""
    papers = [entry for entry in manifest.files if entry.name.endswith(".pdf")]
    bound = {match[1] for entry in papers if (match := _PRINT_FILE.fullmatch(entry.name))}
    found: dict[str, Bundle] = {}
    for entry in papers:
        kind = kind_of(entry.name)
        if entry.name.startswith(_HOUSEHOLDS):
            if kind in bound:
                continue
            files = f"{_HOUSEHOLDS}{kind}-*.pdf"
        else:
            files = entry.name
        before = found.get(files)
        found[files] = _more(before, entry) if before else _first(out, files, kind, entry)
    return list(found.values())


def kind_of(name: str) -> str:
    """The kind of paper that a file of a set is, from its name; the name itself when none is known.

    >>> kind_of("农户/statement-H01.pdf"), kind_of("公开/notice.pdf")
    ('statement', 'notice')
    """
    stem = name.rpartition("/")[2].removesuffix(".pdf")
    known = [kind for kind in kinds() if stem == kind or stem.startswith(f"{kind}-")]
    return max(known, key=len, default=stem)


def _first(out: Path, files: str, kind: str, entry: Entry) -> Bundle:
    title = title_of(kind) if kind in kinds() else kind
    match = _PRINT_FILE.fullmatch(entry.name)
    if match:
        title = f"{title}（各组印刷册 {match[2]}）"
    paper = paper_of(Disk().read(out / entry.name))
    return Bundle(out.name, files, title, paper, 1, entry.pages, _sheets(entry.pages))


def _more(bundle: Bundle, entry: Entry) -> Bundle:
    pages, sheets = bundle.pages + entry.pages, bundle.sheets + _sheets(entry.pages)
    return evolve(bundle, count=bundle.count + 1, pages=pages, sheets=sheets)


def _sheets(pages: int) -> int:
    return -(-pages // 2)


def _sum(listed: Sequence[Bundle]) -> str:
    files, pages = sum(one.count for one in listed), sum(one.pages for one in listed)
    return f"{files} 个文件，{pages} 页，双面 {sum(one.sheets for one in listed)} 张"
