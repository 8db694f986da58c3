"""Twin (告知书附带数据): what a household's statement carries inside, so that it can be checked alone.

The twin holds the household's own lines, debts and reasons, those of its members, and the pools they
touch, each with its derivation; of other households it holds nothing but the sums that the pools refer
to. It holds no identity, phone or bank number.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Sequence

from linkage.ground.canonical import digest
from linkage.ground.figure import Json
from linkage.ground.money import Money
from linkage.telling.twin_privacy import require_nothing_private
from linkage.telling.twin_rows import Document, TwinRows, clauses_referred, nodes, plain_money

SCHEMA = "linkage.statement/1"

_MONEY = re.compile(r"(?<![0-9.,])-?[0-9]{1,3}(?:,[0-9]{3})*\.[0-9]{2}(?![0-9.,]*[0-9])")
_NUMBER = re.compile(r".+-[A-Z2-7]{8}-[0-9]{2}", re.DOTALL)


def statement_number(code: str, year: int, household: str) -> str:
    """Number a statement: ``编号-YYYY-`` + 8 base32 characters of sha256("编号|户号") + ``-`` + two digits.

    A code that names the year by itself is not followed by it again.

    The two digits are ISO 7064 MOD 97-10, as in ISO 11649: digits count as they are, letters A to Z (small
    ones as capitals) 10 to 35, hyphens nothing, any other character its code point in decimal; all
    written behind each other with two noughts behind them, 98 less the remainder by 97.

    >>> statement_number("YP-HT-2025", 2025, "H001")
    'YP-HT-2025-QRCQ5JKD-97'
    """
    dated = code if re.search(rf"(?<![0-9]){year:04d}(?![0-9])", code) else f"{code}-{year:04d}"
    return marked_number(dated, f"{code}|{household}")


def marked_number(front: str, named: str) -> str:
    """Put behind a front 8 base32 characters of the sha256 of what a paper is, and two check digits.

    >>> marked_number("YP-HT-2025", "YP-HT-2025|H001")
    'YP-HT-2025-QRCQ5JKD-97'
    """
    mark = hashlib.sha256(unicodedata.normalize("NFC", named).encode()).digest()
    return with_check_digits(f"{front}-{base64.b32encode(mark).decode('ascii')[:8]}")


def with_check_digits(front: str) -> str:
    """Put a hyphen and two digits behind a number, by which :func:`verify_number` tells it from others.

    >>> with_check_digits("ZL-2025-QRCQ5JKD")
    'ZL-2025-QRCQ5JKD-75'
    """
    return f"{front}-{98 - _remainder(front, '00'):02d}"


def verify_number(number: str) -> bool:
    """Say whether the two digits at the end belong to the number before them.

    >>> verify_number("YP-HT-2025-QRCQ5JKD-97"), verify_number("YP-HT-2025-QRCQ5JDK-97")
    (True, False)
    """
    return bool(_NUMBER.fullmatch(number)) and _remainder(number[:-3], number[-2:]) == 1


def _remainder(front: str, last: str) -> int:
    digits = (
        char
        if char.isdecimal() and char.isascii()
        else str(ord(char) - 55 if "A" <= char <= "Z" else ord(char))
        for char in front.upper()
        if char != "-"
    )
    return int("".join(digits) + last) % 97


def build_twin(result: Document | TwinRows, household: str, name: str = "") -> dict[str, Json]:
    """Take one household's part out of a result document; out of its rows where many are taken.

    ``name`` is the household's name; without it, the name its lines or debts are under. Raises
    :class:`WithheldError` when a text in it looks like an identity, phone or bank number.
    """
    rows = result if isinstance(result, TwinRows) else TwinRows(result)
    lines, debts, reasons, taxes = (rows.of(key, household) for key in ("lines", "debts", "reasons", "taxes"))
    payees = rows.of("payees", household)
    names = [row["name"] for row in (*payees, *lines) if row["payee"] == household]
    accounts = rows.account(household)
    pools = _touched(rows, [*lines, *reasons, *debts, *accounts])
    season = rows.result["season"]
    number = statement_number(season["id"].rpartition("/")[0], int(season["from"][:4]), household)
    twin: dict[str, Json] = {
        "schema": SCHEMA,
        "season": season,
        "number": number,
        "payee": household,
        "name": name or next(iter(names), ""),
        "lines": lines,
        "debts": debts,
        "reasons": reasons,
        "taxes": taxes,
        "pools": [rows.pools[name] for name in pools],
        "totals": _totals(rows, household, [lines, reasons, debts, taxes, accounts], pools),
        "result_digest": rows.result["digest"],
    }
    if accounts:
        twin["accounts"] = _accounts(rows, accounts)
    require_nothing_private(household, twin)
    fractions = rows.of("fractions", household)
    if fractions:
        twin["fractions"] = fractions
    twin["digest"] = digest(twin)
    return twin


def with_printed(twin: Document, page_text: str) -> dict[str, Json]:
    """Add every amount that the page prints, so that an altered one is noticed on the page itself."""
    rest = {key: value for key, value in twin.items() if key != "digest"}
    printed: dict[str, Json] = {**rest, "printed": sorted(money_texts(page_text))}
    printed["digest"] = digest(printed)
    return printed


def money_texts(text: str) -> list[str]:
    """Find all amounts in a text as papers print them: two decimals, thousands separated.

    >>> money_texts("现付 1,234.50 元，面积 3.5 亩，欠 -0.05 元")
    ['1,234.50', '-0.05']
    """
    return _MONEY.findall(text)


def payable(twin: Document) -> Money:
    """Give what the statement says is to be paid now, by all payers together."""
    return sum((plain_money(debt["payable"]) for debt in twin["debts"]), Money(0))


def qr_text(twin: Document) -> str:
    """Give the text of the code on the statement: number, payable in fen, start of the twin's digest."""
    return f"LK1|{twin['number']}|{payable(twin).fen}|{twin['digest'][:16]}"


def _touched(rows: TwinRows, mine: Sequence[Document]) -> list[str]:
    """Name the pools that some rows' clauses belong to or refer to, and so on from pool to pool."""
    waiting = [row["clause"].rpartition("/")[0] for row in mine if row.get("clause")]
    waiting += rows.pools_referred(mine)
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in rows.pools and name not in found:
            found.add(name)
            waiting += rows.pool_pools[name]
    return [name for name in rows.pools if name in found]


def _totals(rows: TwinRows, household: str, inside: object, pools: Sequence[str]) -> dict[str, Json]:
    """Sum what the derivations refer to and the twin does not hold."""
    asked = clauses_referred(inside).union(*(rows.pool_clauses[name] for name in pools))
    totals: dict[str, dict[str, Json]] = {}
    for clause, payee in sorted(asked):
        if payee.partition(".")[0] != household:
            totals.setdefault(clause, {})[payee] = rows.sum_of(clause, payee).plain
    return dict(totals)


def _accounts(rows: TwinRows, mine: Sequence[Document]) -> dict[str, Json]:
    """The household's member account, with the sums over all accounts that its derivations refer to."""
    totals: dict[str, dict[str, Json]] = {}
    for node in nodes(mine):
        if node["op"] == "ref" and node["params"].get("account") == "*":
            item, kind = node["params"]["item"], node["params"]["kind"]
            totals.setdefault(item, {})[kind] = rows.account_sum(item, kind).plain
    return {**rows.result["accounts"], "members": list(mine), "totals": dict(totals)}
