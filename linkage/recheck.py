"""Recheck (复核): proves a statement or a result document from the data it carries, without the season.

A statement is held five ways: its twin is evaluated again figure by figure; the page must print what the
twin says and nothing else; the code on the page names the twin; the seal covers every byte of the file, and
marks inside tell which page was changed; and the manifest, where there is one, knows every byte. A manifest
is held against the set around it. Who writes programs can compute seal and marks again: no signature.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from attrs import evolve, frozen

from linkage.checker import WrongError, check_bytes, check_document, parse
from linkage.ground.capitals import from_capitals, in_capitals
from linkage.ground.disk import Disk
from linkage.ground.errors import Problem, Where
from linkage.ground.money import Money
from linkage.press import manifest as manifests
from linkage.press.manifest import Manifest, sha256
from linkage.press.pdf_reader import (
    CODE_MARK,
    SpoiltError,
    StatementParts,
    UnreadableError,
    read_file,
    statement_parts,
)
from linkage.telling.twin import SCHEMA, money_texts, payable, qr_text
from linkage.telling.twin_rows import plain_money

Found: TypeAlias = Iterator[str]

AGREES, REFUSED, ALTERED = 0, 3, 5

#: It stands in every set of a season; who has it has the set.
_RESULT = "结果.json"

_CAPITALS = re.compile(
    r"[零壹贰叁肆伍陆柒捌玖][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*元[零壹贰叁肆伍陆柒捌玖角分整]+"
)
_OURS = "linkage."
_STRIPPED = "附带的数据被去掉了"
_SEAL_BROKEN = "文件印成以后被改写过（封记不符；用别的软件打开另存也会这样），请用原件"
_SEAL_MISSING = "文件没有封记：被别的软件另存过，或不是本程序印的，请用原件"
_SEALED = "封记相符：印成以后没有改写过"
_UNCHECKED = (
    "页面上的数（这种文书不带数据；没有清单可比）",
    "是不是原件（封记不是签章，懂编程的人可以重做；要核对请连同 清单.json）",
)


@frozen
class Verdict:
    """What a recheck of one file gave.

    ``kind`` says what the file is, ``facts`` what is proven, ``altered`` where it does not agree with
    itself or the manifest, ``unchecked`` what nobody could compare. An unreadable file is a problem.
    """

    file: str
    kind: str
    facts: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def exit_code(self) -> int:
        """5 when anything was altered, 3 when the file cannot be judged, else 0."""
        if self.altered:
            return ALTERED
        return REFUSED if self.problems else AGREES


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
        return Verdict(path.name, "", problems=(_unreadable(path, str(error)),))
    if path.name == manifests.NAME:
        manifest = None
    altered = tuple(_against_manifest(path, data, manifest)) if manifest is not None else ()
    if data[:1024].find(b"%PDF-") >= 0 or path.suffix.lower() == ".pdf":
        verdict = _statement(path, data)
    else:
        verdict = _document(path, data)
    if manifest is None:
        return verdict
    if altered:
        return evolve(verdict, altered=(*altered, *verdict.altered))
    facts = (*verdict.facts, "与清单逐字节相符")
    if not verdict.kind or verdict.altered == (_STRIPPED,):
        # A paper without a twin (a roll, a notice, a print file): the manifest alone proves it.
        return Verdict(verdict.file, "文书", facts)
    return evolve(verdict, facts=facts, unchecked=())


def _unreadable(path: Path, why: str) -> Problem:
    return Problem("E701", Where(path.name), "这个文件读不了", why, "请换用原件")


def _against_manifest(path: Path, data: bytes, manifest: Manifest) -> Found:
    parts = path.absolute().parts
    listed = {entry.name: entry.sha256 for entry in manifest.files}
    inside = [name for name in listed if parts[-len(name.split("/")) :] == tuple(name.split("/"))]
    named = max(inside, key=len, default=None) or next(
        (n for n in listed if n.split("/")[-1] == path.name), None
    )
    if named is None:
        yield "清单里没有这个文件"
    elif listed[named] != sha256(data):
        yield _other(manifest, named, sha256(data))


def _other(manifest: Manifest, name: str, found: str) -> str:
    """That a file is not what the manifest says; when it is another of the set, which one."""
    same = next((entry.name for entry in manifest.files if entry.sha256 == found), "")
    if same:
        return f"与清单所记的不是同一个文件：{name} 里装的是 {same}，放错了，或换了名字"
    return f"与清单所记的不是同一个文件，改动过（{name}）"


def _whole_set(path: Path, data: bytes) -> Verdict:
    """Judge a manifest, and the set around it: every file it names, and whatever else lies there.

    Who was given the manifest and a few papers has no set: without 结果.json a missing file is only told.
    """
    manifest = Manifest.from_bytes(data)
    if manifest is None:
        wrong = tuple(str(one) for one in check_bytes(data)) or ("不是本程序写的清单，改动过",)
        return Verdict(path.name, "清单", altered=wrong)
    folder, disk = path.absolute().parent, Disk()
    listed = sorted(entry.name for entry in manifest.files)
    here = {name for name in listed if (folder / name).is_file() and not (folder / name).is_symlink()}
    missing = [name for name in listed if name not in here]
    if path.name != manifests.NAME or not here:
        aside = f"清单里的 {len(listed)} 个文件（不在旁边）"
        return Verdict(path.name, "清单", ("清单未改动",), unchecked=(aside,))
    altered = tuple(
        _other(manifest, name, sha256(disk.read(folder / name)))
        for name in manifest.damaged(folder, disk)
        if name in here
    )
    whole = _RESULT in here or _RESULT not in listed
    if whole:
        strange = (f"清单里没有 {name}" for name in manifest.strangers(folder))
        altered = (*(f"少了 {name}" for name in missing), *altered, *strange)
    facts = ("清单未改动", *((f"清单里的 {len(here)} 个文件逐字节相符",) if not altered else ()))
    told = () if whole or not missing else (f"清单里另有 {len(missing)} 个文件（不在旁边）",)
    return Verdict(path.name, "清单", facts, altered, told)


def _document(path: Path, data: bytes) -> Verdict:
    try:
        document = parse(data)
    except WrongError as error:
        if path.suffix.lower() != ".json":
            return Verdict(path.name, "", problems=(_stranger(path),))
        return Verdict(path.name, "结果文件", altered=(f"{error.message.rstrip('。')}，文件改动过",))
    schema = document.get("schema") if isinstance(document, dict) else None
    if not isinstance(document, dict) or not ("digest" in document or str(schema).startswith(_OURS)):
        return Verdict(path.name, "", problems=(_stranger(path),))
    if schema == manifests.SCHEMA:
        return _whole_set(path, data)
    found = tuple(str(one) for one in check_document(data))
    facts = () if found else (f"每个数都由所附的推导重新算出，摘要 {document['digest']}",)
    return Verdict(path.name, "结果文件", facts, found)


def _stranger(path: Path) -> Problem:
    return Problem(
        "E702", Where(path.name), "这不是告知书，也不是结果文件", "", "请给出告知书 PDF 或 结果.json"
    )


def _bare(path: Path) -> Problem:
    return Problem(
        "E703",
        Where(path.name),
        "打印册不带数据，没有清单不能复核",
        "",
        "请连同 清单.json 一起复核，或复核各户的单张",
    )


def _statement(path: Path, data: bytes) -> Verdict:
    try:
        parts = statement_parts(data)
    except SpoiltError as error:
        return Verdict(path.name, "告知书", altered=(str(error),))
    except UnreadableError as error:
        return Verdict(path.name, "告知书", problems=(_unreadable(path, str(error)),))
    if parts.twin is None:
        return _without_twin(path, parts)
    found = tuple(f"附带数据 {one}" for one in check_document(parts.twin))
    twin: Any = None if found else parse(parts.twin)
    if twin is None or twin["schema"] != SCHEMA:
        return Verdict(path.name, "告知书", altered=found or ("附带的不是告知书的数据",))
    altered = (*_outside(parts), *_page(twin, parts))
    facts = (
        ()
        if altered
        else (
            f"编号 {twin['number']}",
            f"现付 {payable(twin)} 元",
            "每个数都由所附的推导重新算出",
            _SEALED,
        )
    )
    unchecked = ["附带数据、页面金额和编号、二维码以外的内容（没有清单可比，只有封记）"]
    if "printed" not in twin:
        unchecked.append("页面上应付明细和现付以外的金额")
    return Verdict(path.name, "告知书", facts, altered, tuple(unchecked))


def _without_twin(path: Path, parts: StatementParts) -> Verdict:
    """Judge a paper that carries no data: its seal and its marks alone tell something of it.

    A print file holds statements and carries no twin; other papers have no code at all.
    """
    if len(set(parts.codes)) == 1 and (parts.kept or parts.seal != "whole"):
        return Verdict(path.name, "告知书", altered=(_STRIPPED,))
    if parts.seal == "missing" and not parts.marked:
        return Verdict(path.name, "", problems=(_bare(path) if parts.codes else _stranger(path),))
    altered = tuple(_outside(parts))
    kind = "打印册" if parts.codes else "文书"
    return Verdict(path.name, kind, () if altered else (_SEALED,), altered, _UNCHECKED)


def _outside(parts: StatementParts) -> Found:
    """What the file itself says of its bytes, pages and letters."""
    if parts.seal != "whole":
        yield _SEAL_BROKEN if parts.seal == "broken" else _SEAL_MISSING
    yield from parts.changes
    if parts.overlays:
        yield "页面上盖有批注，可能遮住原来的内容"


def _page(twin: Mapping[str, Any], parts: StatementParts) -> Found:
    """Compare what is printed with the twin."""
    yield from _codes(twin, parts.codes)
    text = "".join(parts.text.split())
    if twin["number"] not in text:
        yield f"页面上没有编号 {twin['number']}"
    yield from _amounts(twin, Counter(money_texts(parts.text)))
    total = payable(twin)
    if in_capitals(total).removeprefix("人民币") not in text:
        yield f"页面上没有现付的大写 {in_capitals(total)}"
    known = {total, *(plain_money(amount.replace(",", "")) for amount in twin.get("printed", ()))}
    for written in _CAPITALS.findall(text):
        if _read(written) not in known:
            yield f"页面上的大写金额 {written} 在附带数据里没有"


def _codes(twin: Mapping[str, Any], codes: Sequence[str]) -> Found:
    if not codes:
        yield f"页面上读不到二维码（{CODE_MARK}…）"
    for code in sorted(set(codes) - {qr_text(twin)}):
        yield f"二维码是 {code}，按附带数据应是 {qr_text(twin)}"


def _amounts(twin: Mapping[str, Any], printed: Counter[str]) -> Found:
    """Every amount of the twin stands on the page, and, where the twin lists them, no other."""
    wanted = Counter([str(plain_money(line["amount"])) for line in twin["lines"]])
    wanted |= Counter([str(payable(twin))])
    if "printed" in twin:
        wanted |= Counter(twin["printed"])
        for amount in sorted(printed.keys() - wanted.keys()):
            yield f"页面上的金额 {amount} 在附带数据里没有"
    for amount, times in sorted((wanted - printed).items()):
        yield f"页面上少了金额 {amount}（应有 {wanted[amount]} 处，少 {times} 处）"


def _read(capitals: str) -> Money | None:
    try:
        return from_capitals(capitals)
    except ValueError:
        return None
