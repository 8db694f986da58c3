"""A file that one reader shows otherwise than another, or that is locked, is told even when it is sealed anew."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from linkage.press import pdf_reader
from linkage.press.seal import sealed
from test_recheck_attacks import changed, found, judged, original


def spelled_out(data: bytes, old: str, new: str) -> bytes:
    """The same file with its objects in plain sight, one word in it exchanged, and its table of places put right."""
    plain = changed(data, lambda _: None, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    body, table = plain[: plain.rindex(b"\nxref") + 1], plain[plain.rindex(b"\nxref") + 1 :]
    found = re.search(old.encode(), body)
    assert found is not None
    body = body.replace(found[0], found.expand(new.encode()), 1)
    count = int(table.split()[2])
    places = [re.compile(rb"\n%d 0 obj" % number).search(body) for number in range(1, count)]
    rows = b"".join(b"%010d 00000 n \n" % (place.start() + 1 if place else 0) for place in places)
    rest = re.sub(rb"startxref\n[0-9]+", b"startxref\n%d" % len(body), table[table.index(b"trailer") :])
    return sealed(body + b"xref\n0 %d\n0000000000 65535 f \n" % count + rows + rest)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (r"/Type /Page\b", r"\g<0>", ()),
        (r"/Contents ([0-9]+) 0 R", r"/Contents 3 0 R \g<0>", ("文件的构造不是本程序写的样子",)),
        (r"/MediaBox", r"/MediaBox [ 0 0 9 9 ] \g<0>", ("文件的构造不是本程序写的样子",)),
        (r"/Count ([0-9]+)", r"/Count 0\g<1>5", ("文件写着",)),
    ],
)
def test_what_one_reader_sees_and_another_does_not_is_told(old: str, new: str, told: tuple[str, ...]) -> None:
    changes = found(spelled_out(original("form"), old, new))
    assert [one[: len(word)] for one, word in zip(changes, told, strict=True)] == list(told)


def test_a_file_locked_for_nobody_is_told() -> None:
    locked = changed(original("form"), lambda _: None, encryption=pikepdf.Encryption(owner="x", user="", R=4))
    assert "文件加了密" in found(locked)


def endless(pdf: Any) -> None:  # noqa: ANN401 - opened by pikepdf
    """Ten forms that each draw the next ten times: a small file, and ten thousand million rectangles."""
    form = pdf.make_stream(b"0 0 1 1 re f\n", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 850])
    for _ in range(10):
        inside = Dictionary(XObject=Dictionary(X=form))
        form = pdf.make_stream(b"/X Do " * 10, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 850],
                               Resources=inside)  # fmt: skip
    pdf.pages[0].Resources.XObject[Name("/Zz")] = form
    pdf.pages[0].contents_add(b"/Zz Do")


def test_a_page_that_draws_without_end_is_told_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_reader, "_MOST_SECONDS", 1)
    verdict = judged(changed(original("form"), endless), tmp_path)
    assert verdict.exit_code == 5
    assert verdict.altered == ("页面被改动，画起来没有完，不像本程序的文书",)
