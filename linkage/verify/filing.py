"""Filing (归档): report, data and annotated copy of a verification in a folder, whole or not at all.

The folder is made as every set of papers is: staged beside its place, with a manifest written last. The same
list and season leave it as it is; anything else in it is refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from linkage.files.annotated_copy import annotated_copy
from linkage.files.annotation import Annotation
from linkage.press.drawing import versions
from linkage.press.manifest import Manifest, Source, sha256
from linkage.press.output import open_output
from linkage.press.press import make_ready
from linkage.press.spreadsheet import book_versions
from linkage.verify.differences_book import differences_book
from linkage.verify.report_paper import report_job
from linkage.verify.told import told
from linkage.verify.verdict import Verdict
from linkage.verify.verification import Verification
from linkage.verify.verify_document import verify_bytes

REPORT, DATA, COPY = "核对报告.pdf", "核对结果.json", "批注副本.xlsx"
BOOK = "核对差异.xlsx"

_ESTIMATE = 5_000_000


def file_verification(
    verification: Verification, data: bytes, out: Path, season: Path
) -> tuple[Manifest, bool]:
    """Lay the papers of a verification into a folder; say whether they were there already.

    Raises :class:`WithheldError` when the folder holds anything else.
    """
    digest = hashlib.sha256(data).hexdigest()
    source = source_of(verification, digest)
    made_by = {"program": metadata.version("linkage"), **versions(), **book_versions()}
    with open_output(out, season=season) as output:
        output.recover()
        if output.is_done(source, made_by, replace=False) and output.standing is not None:
            return output.standing, True
        press = make_ready([report_job(verification, REPORT, digest)])
        output.require_space(_ESTIMATE + 2 * len(data))
        output.begin()
        said = verify_bytes(verification, digest)
        output.put(DATA, said, key=sha256(said))
        book = differences_book(verification)
        output.put(BOOK, book, key=sha256(book))
        copy = annotated_copy({verification.paid.file: data}, notes_in_cells(verification), subject="发放表")
        if copy is not None:
            output.put(COPY, copy, key=sha256(copy))
        for printed in press.run(0):
            output.put(printed.path, printed.data, key=printed.key, pages=printed.pages)
        return output.publish(source, {**made_by, "fonts": press.fonts.digest}), False


def source_of(verification: Verification, digest: str) -> Source:
    """What the set is made from: the season, its files, and the list."""
    season = {"id": verification.settlement.main.season_id}
    inputs = (*verification.settlement.inputs, (verification.paid.file, digest))
    return Source(season, tuple(sorted(inputs)), ("verify",))


def notes_in_cells(verification: Verification) -> Iterator[Annotation]:
    """What is said of single cells of the list: every difference, then every remark."""
    for outcome in told(verification):
        for difference in outcome.differences:
            amounts = (
                f"应付 {difference.due or '—'}，表上 {difference.paid or '—'}　{difference.off}".rstrip()
            )
            lines = [difference.verdict.value, outcome.label, difference.item]
            text = "　".join(line for line in lines if line)
            text = "\n".join([text, *([amounts] if difference.off else []), *difference.lines])
            grave = "拒绝" if difference.verdict in _GRAVE else "警告"
            for place in difference.places:
                yield Annotation(place, grave, text)
    for remark in (*verification.remarks, *verification.proved):
        text = "".join(f"{part}。" for part in (remark.message, remark.remedy) if part)
        yield Annotation(remark.where, remark.severity, f"{remark.code} {text}")


_GRAVE = frozenset({Verdict.DIFFERENT, Verdict.TWICE, Verdict.EXTRA, Verdict.WRONG_ACCOUNT})
