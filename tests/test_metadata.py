"""What files say of themselves: a title and a language; no author, no machine, no folder, no clock."""

from __future__ import annotations

import getpass
import io
import platform
import re
import zipfile

import pikepdf

from printed import contents, printed_village


def _telltales() -> list[bytes]:
    """What would tell where and by whom a set was made; a short user name is in words of every kind."""
    names = [name for name in (platform.node(), getpass.getuser()) if len(name) > len("admin")]
    return [word.encode() for word in (str(printed_village().out.parent), *names)]


def _inside(name: str, data: bytes) -> list[bytes]:
    """Everything that a file holds, unpacked."""
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return [book.read(one) for one in book.namelist()]
    if not name.endswith(".pdf"):
        return [data]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [
            one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream) and "/Width" not in one
        ]
        return [data, *map(bytes, found)]


def test_no_file_tells_where_it_was_made() -> None:
    telltales = _telltales()
    for name, data in contents(printed_village().out).items():
        inside = b"\n".join(_inside(name, data))
        assert [word for word in telltales if word in inside] == [], name


def test_pdfs_tell_title_and_engine_alone() -> None:
    for name, data in contents(printed_village().out).items():
        if name.endswith(".pdf"):
            with pikepdf.open(io.BytesIO(data)) as pdf:
                assert set(pdf.docinfo.keys()) == {"/Producer", "/Title"}, name
                metadata = pdf.Root.get("/Metadata")
                told = metadata.read_bytes().decode() if metadata is not None else ""
                assert not re.search("creator|author|Date|Keywords|DocumentID|InstanceID", told), name
                assert not (told and name.startswith("公开/")), name


def test_workbooks_tell_no_author_and_one_day() -> None:
    for name, data in contents(printed_village().out).items():
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                core = book.read("docProps/core.xml").decode()
                assert {one.date_time for one in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert re.findall("<(?:dc:creator|cp:lastModifiedBy)>([^<]*)<", core) == ["", ""], name
            assert set(re.findall('W3CDTF">([^<]*)<', core)) == {"2026-01-01T00:00:00Z"}, name
