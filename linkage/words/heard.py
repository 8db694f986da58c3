"""Heard (听成数): amounts in words, as :mod:`linkage.words.aloud` reads them, taken back to figures.

What is read over a loudspeaker is proved like what is printed: it is read back and held against the result.
"""

from __future__ import annotations

import re

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
#: The longest first: 万亿 ends like 亿.
_GROUPS = (("万亿", 10**12), ("亿", 10**8), ("万", 10**4))
_NUMERAL = "零一二两三四五六七八九十百千万亿"
_YUAN = re.compile(
    rf"(?P<less>负?)(?:(?P<whole>[{_NUMERAL}]+)元)?零?(?:(?P<jiao>[一二两三四五六七八九])角)?"
    r"零?(?:(?P<fen>[一二两三四五六七八九])分)?"
)
#: An amount at the end of a sentence, and what stands before it.
_AT_END = re.compile(rf"(?P<before>.*?)(?P<amount>负?[{_NUMERAL}角元]*[元角分])(?:。|，是这样来的。)$")


def heard_number(words: str) -> int:
    """A whole number in spoken Chinese.

    >>> heard_number("十二"), heard_number("一千零二十"), heard_number("两万"), heard_number("一亿零二")
    (12, 1020, 20000, 100000002)
    """
    for name, size in _GROUPS:
        before, found, rest = words.rpartition(name)
        if found:
            return (heard_number(before) if before else 1) * size + (heard_number(rest) if rest else 0)
    total, digit = 0, 0
    for sign in words:
        if sign in _PLACES:
            total += (digit or 1) * _PLACES[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def heard_yuan(words: str) -> str:
    """An amount in 元角分 as figures with two decimals; raises ``ValueError`` for what is no amount.

    >>> heard_yuan("三千一百三十元零五分"), heard_yuan("八分"), heard_yuan("负十二元五角")
    ('3130.05', '0.08', '-12.50')
    """
    found = _YUAN.fullmatch(words)
    if found is None or not (found["whole"] or found["jiao"] or found["fen"]):
        raise ValueError(words)
    whole = heard_number(found["whole"]) if found["whole"] else 0
    jiao, fen = (_DIGITS[found[part]] if found[part] else 0 for part in ("jiao", "fen"))
    return f"{'-' if found['less'] else ''}{whole}.{jiao}{fen}"


def amount_at_end(sentence: str) -> tuple[str, str]:
    """What a sentence says before the amount it ends with, and the amount; two empty texts where it has none.

    >>> amount_at_end("减去本期已付一百元。"), amount_at_end("念完了。")
    (('减去本期已付', '100.00'), ('', ''))
    """
    found = _AT_END.fullmatch(sentence)
    if found is None:
        return "", ""
    try:
        return found["before"], heard_yuan(found["amount"])
    except ValueError:
        return "", ""
