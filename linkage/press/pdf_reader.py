"""Reads our own papers back: the attached twin, the words on the pages, the code (二维码).

Whatever the file holds, reading ends: pages, pictures and attachment are bounded. Nothing is repaired:
a file that has to be mended to be read is no longer the file that was printed.
"""

from __future__ import annotations

import io
import sys
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from linkage.ground.apart import apart
from linkage.ground.disk import TooLargeError, read_at_most
from linkage.press.file_shape import strangers
from linkage.press.page_marks import KEY, BloatedError, found_marks, told_marks
from linkage.press.seal import SealState, seal_state

TWIN_NAME = "twin.json"
CODE_MARK = "LK1|"

_MOST_FILE = 512 * 1024 * 1024
_MOST_PAGES = 60
_MOST_BOUND = 6000
_MOST_TWIN = 32 * 1024 * 1024
_MOST_RAW_TWIN = 4 * 1024 * 1024
_MOST_PIXELS = 3600
# Between the long sides of A4 (842) and A3 (1191), in points.
_A3_AND_MORE = 1000
# What drawing the pages of an altered file may take: sixty pages of ours take ten seconds and 200 MB.
_MOST_SECONDS = 60
_MOST_MEMORY = 2 * 1024 * 1024 * 1024
_SCALE = 3  # 216 dots an inch: a code of 20 mm has some four dots a module

# pdfium writes a hyphen at the end of a line as one of these; blanks without width are no blanks.
_READ_AS = str.maketrans({"\x02": "-", "\ufffe": "-", "\u00ad": "-", "\u200b": None, "\ufeff": None})


class UnreadableError(Exception):
    """The file cannot be read; the message says why."""


class SpoiltError(UnreadableError):
    """The file can be read, but what it carries is not what we write: somebody altered it."""


@frozen
class StatementParts:
    """What a statement consists of.

    ``twin`` is ``None`` when nothing of that name is attached. ``codes`` are the texts of all codes on the
    pages that are ours. ``overlays`` counts annotations that could cover what is printed. ``seal`` says
    whether the bytes are as they were sealed; ``changes`` tells which pages, letters and pictures are not as
    the file's marks say, and what stands in it that the press never writes. ``kept`` is a file of the kind
    that is kept, not one for the printer only; ``marked``, one that our press marked.
    """

    twin: bytes | None = field(repr=False)
    text: str = field(repr=False)
    codes: tuple[str, ...]
    overlays: int = 0
    seal: SealState = "missing"
    changes: tuple[str, ...] = ()
    kept: bool = True
    marked: bool = False


def read_file(path: Path) -> bytes:
    """Read a whole file, unless it is absurdly large.

    Raises :class:`UnreadableError`.
    """
    try:
        return read_at_most(path, _MOST_FILE)
    except TooLargeError as error:
        raise UnreadableError("文件大得不像告知书或结果文件") from error
    except OSError as error:
        usual = "是文件夹，不是文件" if path.is_dir() else "打不开"
        raise UnreadableError(_CAUSES.get(type(error), usual)) from error


_CAUSES: Mapping[type[OSError], str] = {
    FileNotFoundError: "没有这个文件",
    PermissionError: "没有读的权限",
}


def statement_parts(data: bytes) -> StatementParts:
    """Read a statement from its bytes.

    Raises :class:`UnreadableError` when this is no PDF, is locked or damaged, or larger than any statement,
    :class:`SpoiltError` when its attachment was tampered with.
    """
    parts = carried_parts(data)
    untouched = parts.seal == "whole" and not parts.changes
    text, codes = _printed(data) if untouched else _printed_in_time(data)
    return evolve(parts, text=text.translate(_READ_AS), codes=codes)


def paper_of(data: bytes) -> str:
    """The paper on which the first page of one of our files is to be printed: A3 or A4, and if it lies."""
    import pypdfium2  # noqa: PLC0415 (as above)

    document = pypdfium2.PdfDocument(data)
    try:
        width, height = document.get_page_size(0)
    finally:
        document.close()
    size = "A3" if max(width, height) > _A3_AND_MORE else "A4"
    return f"{size} 横向" if width > height else size


def carried_parts(data: bytes) -> StatementParts:
    """What a file carries and tells of itself, without looking at its pages; raises as above."""
    import pikepdf  # noqa: PLC0415 (only whoever rechecks a paper needs it)

    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            held = TWIN_NAME in pdf.attachments
            if len(pdf.pages) > (_MOST_PAGES if held else _MOST_BOUND):
                raise UnreadableError("页数多得不像告知书")
            overlays = sum(len(page.obj.get("/Annots", [])) for page in pdf.pages)
            twin = _unpacked(pdf.attachments[TWIN_NAME].get_file().obj) if held else None
            changes = tuple(dict.fromkeys(_changes(data, pdf)))
            kept = "/Metadata" in pdf.Root
            marked = f"/{KEY}" in pdf.Root
            return StatementParts(twin, "", (), overlays, seal_state(data), changes, kept, marked)
    except BloatedError as error:
        raise SpoiltError("页面或字体不是本程序的压缩方式，或大得不像") from error
    except pikepdf.PasswordError as error:
        raise UnreadableError("文件上了密码") from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError) as error:
        raise UnreadableError("不是完好的 PDF") from error


_BUILT_OTHERWISE = "文件的构造不是本程序写的样子"


def _changes(data: bytes, pdf: Any) -> Iterator[str]:  # noqa: ANN401 - pikepdf gives objects of any kind
    import pikepdf  # noqa: PLC0415 (as above)

    told = told_marks(pdf)
    if told is None:
        yield "文件里没有页面的记号"
    try:
        yield from told.changes(found_marks(pdf)) if told is not None else ()
        yield from strangers(data, pdf, TWIN_NAME)
        if pdf.get_warnings():
            # A key that stands twice is one thing to this reader and the other thing to the next.
            yield _BUILT_OTHERWISE
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError):
        yield _BUILT_OTHERWISE


def _unpacked(stream: Any) -> bytes:  # noqa: ANN401 - as above
    """Unpack an attachment by hand, so that it cannot grow without end."""
    packed = stream.read_raw_bytes()
    if len(packed) > _MOST_RAW_TWIN:
        raise SpoiltError("附带的数据太大")
    if "/Filter" not in stream:
        return bytes(packed)
    if str(stream["/Filter"]) != "/FlateDecode" or "/DecodeParms" in stream:
        raise SpoiltError("附带的数据不是本程序的压缩方式")
    opened = zlib.decompressobj()
    try:
        found = opened.decompress(bytes(packed), _MOST_TWIN)
    except zlib.error as error:
        raise SpoiltError("附带的数据损坏") from error
    if not opened.eof:
        raise SpoiltError("附带的数据太大，或不完整")
    return found


def _printed_in_time(data: bytes) -> tuple[str, tuple[str, ...]]:
    """As :func:`_printed`, of a page that somebody altered: what it draws may have no end.

    Raises :class:`SpoiltError` when it takes more time or memory than any page of ours.
    """
    try:
        return apart(_printed_within_limits, data)
    except BrokenProcessPool as error:
        raise SpoiltError("页面被改动，画起来没有完，不像本程序的文书") from error


def _printed_within_limits(data: bytes) -> tuple[str, tuple[str, ...]]:
    if sys.platform == "linux":  # elsewhere this is no process of its own
        import resource  # noqa: PLC0415 (not there on every system)

        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, _MOST_MEMORY))
    return _printed(data)


def _printed(data: bytes) -> tuple[str, tuple[str, ...]]:
    import pypdfium2  # noqa: PLC0415 (as above)
    import zxingcpp  # noqa: PLC0415 (as above)

    texts: list[str] = []
    codes: list[str] = []
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            for page in islice(document, _MOST_PAGES):
                texts.append(page.get_textpage().get_text_bounded())
                scale = min(_SCALE, _MOST_PIXELS / max(*page.get_size(), 1))
                picture = page.render(scale=scale, grayscale=True).to_pil()
                codes += [code.text for code in zxingcpp.read_barcodes(picture)]
        finally:
            document.close()
    except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
        raise UnreadableError("页面读不出来") from error
    return "\n".join(texts), tuple(code for code in codes if code.startswith(CODE_MARK))
