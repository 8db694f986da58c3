"""Written (写回算式): a tree as the text that says it, with no more brackets than it needs."""

from __future__ import annotations

from linkage.formula.signs import WORDS
from linkage.formula.tree import (
    Binary,
    Call,
    Comparison,
    Date,
    Joined,
    Name,
    Negative,
    Not,
    Number,
    Pair,
    Quoted,
    Tree,
)

_EITHER, _BOTH, _TURNED, _COMPARED, _ADDED, _MULTIPLIED, _NEGATIVE, _ATOM = range(8)
_JOINED = {"或": _EITHER, "且": _BOTH}
_SIGNED = {"+": _ADDED, "-": _ADDED, "×": _MULTIPLIED, "÷": _MULTIPLIED}
_SHOWN = {"-": "−"}


def written(tree: Tree) -> str:
    """Write a formula: ``=取高(约定.保护价, 0.2 元/斤)``; reading it again gives the same tree."""
    return f"={_told(tree)[0]}"


def _told(tree: Tree) -> tuple[str, int]:
    match tree:
        case Joined(word=word, left=left, right=right):
            return f"{_inner(left, _JOINED[word])} {word} {_inner(right, _JOINED[word] + 1)}", _JOINED[word]
        case Not(inner=inner):
            return f"非 {_inner(inner, _TURNED)}", _TURNED
        case Comparison(sign=sign, left=left, right=right):
            return f"{_inner(left, _ADDED)} {sign} {_inner(right, _ADDED)}", _COMPARED
        case Binary(sign=sign, left=left, right=right):
            least = _SIGNED[sign]
            return f"{_inner(left, least)} {_SHOWN.get(sign, sign)} {_inner(right, least + 1)}", least
        case Negative(inner=inner):
            return f"−{_inner(inner, _NEGATIVE)}", _NEGATIVE
    return _atom(tree), _ATOM


def _inner(tree: Tree, least: int) -> str:
    text, binding = _told(tree)
    return text if binding >= least else f"({text})"


def _atom(tree: Tree) -> str:
    match tree:
        case Number():
            return number_text(tree)
        case Quoted(text=text):
            return f'"{text}"'
        case Date(text=text):
            return text
        case Name(parts=parts):
            return ".".join(part if _plain(part) else f"〔{part}〕" for part in parts)
        case Pair(key=key, value=value):
            return f"{_told(key)[0]}: {_told(value)[0]}"
        case Call(name=name, arguments=arguments):
            return f"{name}({', '.join(_told(argument)[0] for argument in arguments)})"
    message = f"{tree} is no atom"
    raise TypeError(message)


def number_text(number: Number) -> str:
    """A number as a formula writes it: ``30%``, ``0.2 元/斤``, ``6%/年``."""
    unit = str(number.unit)
    said = number.said or _decimal(number)
    if unit.startswith("1/"):
        return f"{said}{unit.removeprefix('1')}"
    return f"{said} {unit}" if unit else said


def _decimal(number: Number) -> str:
    whole, rest = divmod(number.value, 1)
    digits = ""
    while rest:
        rest *= 10
        digit, rest = divmod(rest, 1)
        digits += str(digit)
    return f"{whole}.{digits}" if digits else str(whole)


def _plain(part: str) -> bool:
    return part.isidentifier() and part not in WORDS
