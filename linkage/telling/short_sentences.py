"""Short sentences (短句): what a paper says to a household, in sentences of at most forty characters.

A sum told in words grows with the season: more plots, more prices, more classes. It is cut where a person
takes breath, at ``；``, then at ``，``, then before a bracket; a long sum in a bracket is told term by term.
A bracket that would begin a sentence is opened. Nothing is left out. A single name that is longer by itself
stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

#: Characters of a sentence, blanks not counted, its last sign counted.
MOST = 40

_ENDS = "。！？"
_SENTENCE = re.compile(rf"[^{_ENDS}]+[{_ENDS}]?")


def short(text: str) -> str:
    """The same words in sentences of at most :data:`MOST` characters, where the signs allow it.

    >>> short("一分地。")
    '一分地。'
    >>> short("247 斤，二级每斤 2.4 元，合 592.80 元；571 斤，一级每斤 3.6 元，合 2,055.60 元。")
    '247 斤，二级每斤 2.4 元，合 592.80 元。571 斤，一级每斤 3.6 元，合 2,055.60 元。'
    """
    return "".join(piece for sentence in sentences(text) for piece in _cut(sentence))


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with the sign that ends it; signs in brackets and quotes end nothing."""
    out: list[str] = []
    held = ""
    for piece in _SENTENCE.findall(text):
        held += piece
        if _depth(held) == 0:
            out.append(held)
            held = ""
    return [*out, held] if held else out


def length(sentence: str) -> int:
    """How many characters a sentence has, without blanks."""
    return len("".join(sentence.split()))


def listed(names: Sequence[str], most: int) -> list[str]:
    """Names put together with ``、`` into lists of at most so many characters, one name at least in each.

    >>> listed(["黄桃用工", "白芍用工", "分拣"], 9)
    ['黄桃用工、白芍用工', '分拣']
    """
    out: list[str] = []
    for name in names:
        if out and length(f"{out[-1]}、{name}") <= most:
            out[-1] = f"{out[-1]}、{name}"
        else:
            out.append(name)
    return out


def _depth(text: str) -> int:
    return sum(text.count(sign) for sign in "（“《〔") - sum(text.count(sign) for sign in "）”》〕")


def _cut(sentence: str) -> Iterator[str]:
    """One sentence, or several; the last sign of each but the last becomes a full stop."""
    if length(sentence) <= MOST:
        yield sentence
        return
    for part in _packed(_split(sentence, "；")):
        if length(part) <= MOST:
            yield _ended(part)
            continue
        pieces = [
            cut
            for piece in _split(part, "，")
            for cut in (_split_before_bracket(piece) if length(piece) > MOST else [piece])
        ]
        yield from (_ended(piece) for piece in _packed(pieces))


def _split(text: str, sign: str) -> list[str]:
    """Cut after every such sign that stands in no bracket."""
    pieces = [""]
    depth = 0
    for char in text:
        depth += (char in "（“《〔") - (char in "）”》〕")
        pieces[-1] += char
        if char == sign and depth == 0:
            pieces.append("")
    return [piece for piece in pieces if piece]


def _split_before_bracket(text: str) -> list[str]:
    """Cut before a bracket; a sum in it that is too long by itself is opened and told term by term."""
    # A bracket after a sign belongs to the calculation before it.
    at = next(
        (m.start() for m in re.finditer("（", text) if text[: m.start()].rstrip()[-1:] not in _SIGNS), -1
    )
    if at < 0 and "（" in text:
        return [text]
    pieces = [text] if at < 0 else [text[:at], text[at:]]
    if length(pieces[-1]) <= MOST or _PLUS not in pieces[-1]:
        return pieces
    first, *others = pieces.pop().strip("（），。").split(_PLUS)
    return [*pieces, f"就是 {first}，", *(f"加上 {term}，" for term in others)]


_PLUS = " + "
_SIGNS = ("", *"+-×÷＋－＝")


def _packed(pieces: Sequence[str]) -> Iterator[str]:
    """Put neighbours together while they fit."""
    held = ""
    for piece in pieces:
        if held and length(held + piece) > MOST:
            yield held
            held = ""
        held += piece
    if held:
        yield held


def _ended(piece: str) -> str:
    """A piece as a sentence of its own."""
    bare = _opened(piece.strip())
    return bare if bare[-1] in _ENDS else f"{bare.rstrip('，；、')}。"


def _opened(text: str) -> str:
    """A text that begins with a bracket, opened; a sum in it is said to be one.

    >>> _opened("（继承待定），留到下期。")
    '继承待定，留到下期。'
    >>> _opened("（1.5 股 × 365 天），分得 1.00 元。")
    '就是 1.5 股 × 365 天，分得 1.00 元。'
    """
    end = next((at for at, sign in enumerate(text) if sign == "）" and _depth(text[: at + 1]) == 0), -1)
    if not text.startswith("（") or end < 0:
        return text
    inside, rest = text[1:end], text[end + 1 :]
    between = "" if not rest or rest[0] in f"{_ENDS}，；、" else "，"
    said = "就是 " if any(f" {sign} " in inside for sign in "+-×÷") else ""
    return f"{said}{inside}{between}{rest}"
