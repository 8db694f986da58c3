"""Papers (文书): a statement proved from twin, page, code, seal and marks, another paper from the last two.

A statement is held five ways: its twin is evaluated again figure by figure; the page must print what the
twin says and nothing else; the code on the page names the twin; the seal covers every byte of the file, and
marks inside tell which page was changed; and the manifest, where there is one, knows every byte. Who writes
programs can compute seal and marks again: no signature.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from linkage.checker import check_document, parse
from linkage.ground.capitals import from_capitals, in_capitals
from linkage.ground.errors import Problem, Where
from linkage.ground.money import Money
from linkage.press.pdf_reader import (
    CODE_MARK,
    SpoiltError,
    StatementParts,
    UnreadableError,
    statement_parts,
)
from linkage.recheck.verdict import STRIPPED, Origin, Verdict, stranger, unreadable
from linkage.telling.twin import SCHEMA, money_texts, payable, qr_text
from linkage.telling.twin_rows import plain_money

Found: TypeAlias = Iterator[str]

_CAPITALS = re.compile(
    r"[零壹贰叁肆伍陆柒捌玖][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*元[零壹贰叁肆伍陆柒捌玖角分整]+"
)
_SEAL_BROKEN = "文件印成以后被改写过（封记不符；用别的软件打开另存也会这样），请用原件"
_SEAL_MISSING = "文件没有封记：被别的软件另存过，或不是本程序印的，请用原件"
_SEALED = "封记相符：印成以后没有改写过"
_UNCHECKED = (
    "页面上的数（这种文书不带数据；没有清单可比）",
    "是不是原件（封记不是签章，懂编程的人可以重做；要核对请连同 清单.json）",
)


def _bare(path: Path) -> Problem:
    return Problem(
        "E703",
        Where(path.name),
        "打印册不带数据，没有清单不能复核",
        "",
        "请连同 清单.json 一起复核，或复核各户的单张",
    )


def judge_paper(path: Path, data: bytes) -> Verdict:
    """Judge a PDF by what it carries, without any manifest."""
    try:
        parts = statement_parts(data)
    except SpoiltError as error:
        return Verdict(path.name, "告知书", altered=(str(error),))
    except UnreadableError as error:
        return Verdict(path.name, "告知书", problems=(unreadable(path, str(error)),))
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
    unchecked = [
        "附带数据、页面金额和编号、二维码以外的内容（没有清单可比，只有封记）",
        "后来有没有更正过（旧的一份自己也相符；请连同 清单.json，或与同季的几份一起复核）",
    ]
    if "printed" not in twin:
        unchecked.append("页面上应付明细和现付以外的金额")
    origin = None if altered else Origin(twin["season"]["id"], twin["result_digest"])
    return Verdict(path.name, "告知书", facts, altered, tuple(unchecked), origin=origin)


def _without_twin(path: Path, parts: StatementParts) -> Verdict:
    """Judge a paper that carries no data: its seal and its marks alone tell something of it.

    A print file holds statements and carries no twin; other papers have no code at all.
    """
    if len(set(parts.codes)) == 1 and (parts.kept or parts.seal != "whole"):
        return Verdict(path.name, "告知书", altered=(STRIPPED,))
    if parts.seal == "missing" and not parts.marked:
        return Verdict(path.name, "", problems=(_bare(path) if parts.codes else stranger(path),))
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
