"""Rechecking one file: what it is, and who judges it."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve

from linkage.checker import WrongError, check_document, parse
from linkage.press import manifest as manifests
from linkage.press.manifest import Manifest
from linkage.press.pdf_reader import UnreadableError, read_file
from linkage.recheck.paper import judge_paper
from linkage.recheck.sets import against_manifest, judge_county, judge_set
from linkage.recheck.verdict import STRIPPED, Origin, Verdict, stranger, unreadable

_OURS = "linkage."


def find_manifest(path: Path) -> Path | None:
    """Find the manifest of the set a file lies in: 清单.json in the nearest folder above it."""
    places = (folder / manifests.NAME for folder in path.absolute().parents)
    return next((place for place in places if place.is_file()), None)


def read_manifest(path: Path) -> Manifest | None:
    """Read a manifest; ``None`` when it is none, or was changed.

    Raises :class:`UnreadableError` when the file cannot be read.
    """
    return Manifest.from_bytes(read_file(path))


def recheck_file(path: Path, manifest: Manifest | None = None) -> Verdict:
    """Recheck a statement or a result document; never raises for what the file holds."""
    try:
        data = read_file(path)
    except UnreadableError as error:
        return Verdict(path.name, "", problems=(unreadable(path, str(error)),))
    if path.name == manifests.NAME:
        manifest = None
    altered = tuple(against_manifest(path, data, manifest)) if manifest is not None else ()
    if data[:1024].find(b"%PDF-") >= 0 or path.suffix.lower() == ".pdf":
        verdict = judge_paper(path, data)
    else:
        verdict = _document(path, data)
    if manifest is None:
        return verdict
    if altered:
        return evolve(verdict, altered=(*altered, *verdict.altered))
    facts = (*verdict.facts, "与清单逐字节相符")
    if not verdict.kind or verdict.altered == (STRIPPED,):
        # A paper without a twin (a roll, a notice, a print file): the manifest alone proves it.
        return Verdict(verdict.file, "文书", facts)
    return evolve(verdict, facts=facts, unchecked=())


def _document(path: Path, data: bytes) -> Verdict:
    try:
        document = parse(data)
    except WrongError as error:
        if path.suffix.lower() != ".json":
            return Verdict(path.name, "", problems=(stranger(path),))
        return Verdict(path.name, "结果文件", altered=(f"{error.message.rstrip('。')}，文件改动过",))
    schema = document.get("schema") if isinstance(document, dict) else None
    if not isinstance(document, dict) or not ("digest" in document or str(schema).startswith(_OURS)):
        return Verdict(path.name, "", problems=(stranger(path),))
    if schema == manifests.SCHEMA:
        return judge_set(path, data)
    if schema == manifests.COUNTY_SCHEMA:
        return judge_county(path, data)
    found = tuple(str(one) for one in check_document(data))
    facts = () if found else (f"每个数都由所附的推导重新算出，摘要 {document['digest']}",)
    origin = None if found else Origin(document["season"]["id"], document["digest"])
    return Verdict(path.name, "结果文件", facts, found, origin=origin)
