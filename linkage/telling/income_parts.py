"""Parts of an income (收入构成): what a household's season came to, as amounts and as one bar cut into them.

The bar is a small picture in black and white with a pattern for each part, the same on every paper of a
season, so that it prints on a cheap printer and its legend is learned once. Its width is shared out in
fen, without rounding anything that is printed: the amounts stand beside their patterns.
"""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import accumulate

from linkage.document import Shown
from linkage.ground.memory import remembered
from linkage.ground.money import Money
from linkage.model.entitlement import Settlement
from linkage.telling.account import GOLDS, OTHER, Account, gold_heading
from linkage.telling.counting import people_lines
from linkage.telling.gold_words import gold_called
from linkage.telling.summary import add

TOTAL = "本期应得合计"

#: The bar is 174 mm long and 5 mm high, at four dots a millimetre.
_LENGTH, _HEIGHT = 696, 20
_SWATCH = 20
_FRAME = 1
#: A part that is not nothing can be seen: one and a half millimetres at least.
_LEAST = 6

# What a dot of a part is: black or white, by its place. Coarse enough for a worn drum.
_PATTERNS: tuple[Callable[[int, int], bool], ...] = (
    lambda x, y: True,  # noqa: ARG005 - a pattern is asked for a place
    lambda x, y: (x + y) % 8 < 3,
    lambda x, y: False,  # noqa: ARG005
    lambda x, y: y % 6 < 2,  # noqa: ARG005
    lambda x, y: x % 6 < 2 and y % 6 < 2,
    lambda x, y: x % 6 < 2,  # noqa: ARG005
    lambda x, y: (x - y) % 8 < 3,
    lambda x, y: x % 10 < 2 or y % 10 < 2,
)

# Amounts longer than this take the room of two pairs in a row of three.
_LONG = len("9,999,999.99")


def income_parts(settlement: Settlement, account: Account) -> list[tuple[str, Money]]:
    """The parts of what a household earned: the three golds, then whatever else the season pays.

    Every household of a season has the same parts, those it lacks with nought; they add up to its 本期应得.
    """
    named = _headings(settlement)
    parts = [(name, account.gold(name)) for name in GOLDS.values()]
    parts += [(name, _of(account, name)) for name in named]
    rest = account.gross - add(amount for _, amount in parts)
    if rest or _is_more(settlement):
        parts.append((OTHER, rest))
    return [(gold_called(settlement, name), amount) for name, amount in parts]


def parts_shown(settlement: Settlement, account: Account) -> dict[str, Shown]:
    """The parts for a template: the bar, and rows of pairs of name and amount with the total as the last.

    A household with one part or none has no bar: there is nothing to compare.
    """
    parts = income_parts(settlement, account)
    pairs: list[dict[str, Shown]] = [
        {"swatch": _swatch(at), "name": name, "amount": str(amount), "total": False}
        for at, (name, amount) in enumerate(parts)
    ]
    longest = max(len(str(amount)) for amount in (account.gross, *(amount for _, amount in parts)))
    across = 2 if account.household.large_type or longest > _LONG else 3
    blank: dict[str, Shown] = {"swatch": "", "name": "", "amount": "", "total": False}
    pairs += [blank] * (-(len(pairs) + 1) % across)
    pairs.append({"swatch": "", "name": TOTAL, "amount": str(account.gross), "total": True})
    rows: list[Shown] = [list[Shown](pairs[at : at + across]) for at in range(0, len(pairs), across)]
    amounts = [amount for _, amount in parts]
    several = sum(amount.fen > 0 for amount in amounts) > 1 and min(amount.fen for amount in amounts) >= 0
    return {"bar": _bar(tuple(amounts)) if several else "", "rows": rows, "wide": across == 3}


@remembered(64)
def _every_heading(settlement: Settlement) -> tuple[str, ...]:
    """What the season pays to households beside the golds, in the order of its lines by their income."""
    found = {line.income: gold_heading(line.income) for line in people_lines(settlement)}
    headings = dict.fromkeys(found[income] for income in sorted(found))
    return tuple(name for name in headings if name not in GOLDS.values())


def _headings(settlement: Settlement) -> tuple[str, ...]:
    return _every_heading(settlement)[: _room(settlement)]


def _is_more(settlement: Settlement) -> bool:
    return len(_headings(settlement)) < len(_every_heading(settlement))


def _room(settlement: Settlement) -> int:
    """How many parts beside the golds stand by themselves; where there are more, the rest is 其他收入."""
    most = len(_PATTERNS) - len(GOLDS)
    return most if len(_every_heading(settlement)) <= most else most - 1


def _of(account: Account, heading: str) -> Money:
    return add(group.subtotal for group in account.incomes if group.heading == heading)


def _widths(amounts: Sequence[Money]) -> list[int]:
    """Dots for each part: in proportion, the smallest still to be seen, together the whole length."""
    total = sum(amount.fen for amount in amounts)
    ends = [_LENGTH * upto // total for upto in accumulate(amount.fen for amount in amounts)]
    widths = [end - begin for begin, end in zip([0, *ends], ends, strict=False)]
    widths = [max(width, _LEAST) if amounts[at] else 0 for at, width in enumerate(widths)]
    largest = max(range(len(widths)), key=widths.__getitem__)
    widths[largest] += _LENGTH - sum(widths)
    return widths


@lru_cache(maxsize=1024)
def _bar(amounts: tuple[Money, ...]) -> str:
    """The bar as an address for ``<img src>``."""
    black = [[False] * _LENGTH for _ in range(_HEIGHT)]
    left = 0
    for at, width in enumerate(_widths(amounts)):
        _fill(black, left, width, at)
        left += width
    return _picture(black)


@cache
def _swatch(at: int) -> str:
    """The pattern of a part for the legend."""
    black = [[False] * _SWATCH for _ in range(_HEIGHT)]
    _fill(black, 0, _SWATCH, at)
    return _picture(black)


def _fill(black: list[list[bool]], left: int, width: int, at: int) -> None:
    """Draw one part: its pattern in a frame."""
    pattern = _PATTERNS[at % len(_PATTERNS)]
    for y, row in enumerate(black):
        for x in range(width):
            framed = x < _FRAME or x >= width - _FRAME or y < _FRAME or y >= len(black) - _FRAME
            row[left + x] = framed or pattern(x, y)


def _picture(black: Sequence[Sequence[bool]]) -> str:
    """A PNG of one bit a dot (ISO/IEC 15948), as a data address."""
    header = struct.pack(">IIBBBBB", len(black[0]), len(black), 1, 0, 0, 0, 0)
    lines = b"".join(b"\0" + _packed(row) for row in black)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    return "data:image/png;base64," + base64.b64encode(data).decode("ascii")


def _packed(row: Sequence[bool]) -> bytes:
    """Eight dots a byte, white as one."""
    bits = "".join("0" if dot else "1" for dot in row)
    bits += "1" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")
