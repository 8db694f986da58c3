"""A table (表): rows of words for other programs, published beside the papers as CSV.

Spreadsheets read a text that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, and one of digits as a
number: the first is kept from them by an apostrophe, the second is a column's own affair, which writes
numbers with their sheet or their name (``集体2023-101``, ``001 王小田``).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import frozen

from linkage.document import Said
from linkage.model.entitlement import Settlement
from linkage.press.spreadsheet import Column, Leaf, width_of

#: Spreadsheets take a file without it for one in the code page of the machine.
_MARK = "\ufeff"
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠﹦﹢﹣﹫−]|[\t\r\n]")
_AMOUNT = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@frozen
class Table:
    """A kind of table: its title, headings, and how a settlement becomes its rows.

    ``paths`` gives the files of a season, each with its subject (a payer's code, a group; empty for all);
    ``rows`` the rows of a subject, as many texts as there are headings. ``amount`` is what the table comes
    to, in yuan, where it says so. Tables are for the inside: none is public. Numbers of people are masked in
    them but under the headings named in ``whole``: a bank pays to no masked account. ``made`` gives the bytes
    of a subject whose file has a form of its own (a bank's), and nothing for the others. ``foot`` are the
    lines its workbook ends with; programs that read the CSV take every row for one of the same kind. ``says``
    gives the sums of the rows of a subject, ``reads`` those of bytes that were made, read back: both are held
    against the result.
    """

    title: str
    headings: tuple[str, ...]
    rows: Callable[[Settlement, str], Iterable[Sequence[str]]]
    paths: Callable[[Settlement], Mapping[str, str]]
    amount: Callable[[Settlement, str], str] | None = None
    whole: frozenset[str] = frozenset()
    made: Callable[[Settlement, str], bytes | None] | None = None
    foot: Callable[[Settlement, str], Sequence[str]] | None = None
    says: Callable[[Settlement, str, Sequence[Sequence[str]]], Iterable[Said]] | None = None
    reads: Callable[[Settlement, str, bytes], Iterable[Said]] | None = None


def as_leaf(
    above: Sequence[str], headings: Sequence[str], rows: Iterable[Sequence[str]], foot: Sequence[str] = ()
) -> Leaf:
    """The same table as a sheet of a workbook; a heading with its unit tells that its column holds amounts.

    ``above`` are the lines above the headings; the first is the title.
    """
    told = tuple(tuple(row) for row in rows)
    columns = (
        Column(heading, "num" if heading.endswith("（元）") else "text", _width(heading, told, at))
        for at, heading in enumerate(headings)
    )
    return Leaf(above[0], tuple(above), tuple(columns), told, below=tuple(foot))


def _width(heading: str, rows: Sequence[Sequence[str]], at: int) -> int:
    """Wide enough for the heading and the first rows; a hanzi takes two places."""
    texts = (heading, *(row[at] for row in rows[:_LOOKED_AT] if at < len(row)))
    return min(max(map(width_of, texts)) + 2, _BROAD)


_LOOKED_AT, _BROAD = 60, 44


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a table as CSV: UTF-8 with its mark, lines ended as spreadsheets end them.

    Raises ``ValueError`` for a row that has not as many texts as there are headings.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (headings, *rows):
        if len(row) != len(headings):
            message = f"a row of {len(row)} under {len(headings)} headings"
            raise ValueError(message)
        writer.writerow([harmless(text) for text in row])
    return (_MARK + out.getvalue()).encode()


def script_bytes(text: str) -> bytes:
    """Write a text to be read: UTF-8 with its mark, so that every editor takes it for what it is."""
    return (_MARK + text).encode()


def script_text(data: bytes) -> str:
    """Read such a text back."""
    return data.decode().removeprefix(_MARK)


def csv_rows(data: bytes) -> Sequence[Sequence[str]]:
    """Read the rows of a table back from its CSV, without the headings."""
    return list(csv.reader(io.StringIO(script_text(data), newline="")))[1:]


def harmless(text: str) -> str:
    """Keep a spreadsheet from reading a text as a formula; amounts stay as they are.

    >>> harmless("=1+1"), harmless("-12.50"), harmless("王小田")
    ("'=1+1", '-12.50', '王小田')
    """
    return f"'{text}" if _FORMULA.match(text) and not _AMOUNT.fullmatch(text) else text
