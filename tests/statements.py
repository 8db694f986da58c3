"""Statements for tests: small papers drawn from a twin, and what an attacker makes of them."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pikepdf
import segno
from weasyprint import HTML, Attachment

from checker.samples import village
from linkage.ground.canonical import canonical_bytes
from linkage.ground.capitals import in_capitals
from linkage.press.drawing import finish
from linkage.press.page_marks import KEY
from linkage.press.seal import sealed
from linkage.telling.twin import build_twin, payable, qr_text, with_printed
from linkage.telling.twin_rows import plain_money


def words(twin: Mapping[str, Any]) -> list[str]:
    """Give the lines of a simple statement."""
    lines = [f"{row['clause']}　{plain_money(row['amount'])} 元" for row in twin["lines"]]
    now = payable(twin)
    return [
        f"编号 {twin['number']}",
        *lines,
        f"现付 {now} 元（{in_capitals(now)}）",
        f"已付 {_paid(twin)} 元",
    ]


def _paid(twin: Mapping[str, Any]) -> str:
    return str(sum((plain_money(debt["paid"]) for debt in twin["debts"]), plain_money("0.00")))


def drawn(lines: Sequence[str], code: str | None, attached: bytes | None, name: str = "twin.json") -> bytes:
    """Draw a page with these lines, a code and an attachment."""
    picture = (
        f'<img src="{segno.make(code, error="m").svg_data_uri(scale=3)}" alt="码" style="width: 40mm">'
        if code
        else ""
    )
    page = "".join(f"<p>{line}</p>" for line in lines)
    html = HTML(string=f"<html lang='zh-CN'><title>告知书</title><body>{page}{picture}</body></html>")
    with warnings.catch_warnings():
        # The engine leaves the file of its colour profile for the garbage collector to close.
        warnings.simplefilter("ignore", ResourceWarning)
        return _written(html, attached, name)


def _written(html: HTML, attached: bytes | None, name: str) -> bytes:
    document = html.render(pdf_variant="pdf/a-3a")
    if attached is not None:
        document.metadata.attachments = [
            Attachment(file_obj=io.BytesIO(attached), name=name, relationship="Data")
        ]
    data: bytes = document.write_pdf(pdf_variant="pdf/a-3a", finisher=lambda _, pdf: finish(pdf))
    return sealed(data)


@cache
def twin_of(household: str) -> Mapping[str, Any]:
    """Give the twin of a household of the sample village, with what its page prints."""
    twin = build_twin(village(), household)
    return with_printed(twin, "\n".join(words(twin)))


@cache
def statement(household: str = "H003") -> bytes:
    """Give a statement in which everything agrees."""
    twin = twin_of(household)
    return drawn(words(twin), qr_text(twin), canonical_bytes(twin))


def unsealed(data: bytes) -> bytes:
    """Take the seal away, as who adds to a file by hand would."""
    return re.sub(rb"%LNK1 [0-9a-f]{64}\n", b"", data)


def unmarked(data: bytes) -> bytes:
    """Take the marks of the pages away, and the seal with them, as a file that is not ours has none."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.Root[f"/{KEY}"]
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def with_attachment(data: bytes, attached: bytes) -> bytes:
    """Put another attachment of the same name into a PDF, as an attacker would."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.attachments["twin.json"] = pikepdf.AttachedFileSpec(
            pdf, attached, description="", filename="twin.json", mime_type="", creation_date="", mod_date=""
        )
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()
