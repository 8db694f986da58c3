"""Theme reader (读主题): 主题.yaml to labels, letterhead, seal and measures; mistakes told at their lines."""

from __future__ import annotations

import re
from fractions import Fraction

from linkage.files.yaml_fields import Fields
from linkage.ground.errors import Problem
from linkage.ground.fault import Fault, listed, quoted, suggestion
from linkage.ground.source import MappingNode, Node, Scalar
from linkage.model.theme import LABELS, MEASURES, SEALS, USUAL_SEAL, Theme
from linkage.words.wording import decimal

FILE = "主题.yaml"

NO_LABEL = Fault("E840", "主题的标签里没有“{word}”这个词", "只有这几个词可以换个叫法：{known}", "{remedy}")
LONG_LABEL = Fault(
    "E841",
    "标签“{word}”改成了{said}",
    "一个标签最多 {most} 个字，不能有数字、换行和尖括号",
    "请换一个短的说法",
)
SAME_LABEL = Fault(
    "E842", "标签“{word}”和“{other}”都叫{said}", "两样钱一个名字，看的人分不清", "请改其中一个"
)
NO_MEASURE = Fault("E843", "主题的版面里没有“{word}”", "可以改的有：{known}", "{remedy}")
OUT_OF_BOUNDS = Fault(
    "E844", "“{word}”写着{said}", "要在 {least} 到 {most} 之间，不带单位（{unit}）", "请改在这个范围里"
)
LONG_HEAD = Fault("E845", "抬头有 {count} 行", "最多 {most} 行，每行最多 {width} 个字", "请缩短")

_KEYS = ("主题", "标签", "抬头", "印章", "版面", "说明")
_LABEL = re.compile(r"[^0-9０-９<>{}\r\n\t]{1,10}")
_LABEL_MOST, _HEAD_LINES, _HEAD_WIDTH = 10, 3, 30
_NUMBER = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})?")
_UNITS = {"pt": "磅", "": "倍"}


def read_theme(node: Node | None, problems: list[Problem]) -> Theme:
    """Read the theme's nodes; problems are added to the list. Without a file everything is as usual."""
    if node is None:
        return Theme()
    fields = Fields(node, _KEYS, "主题", problems)
    return Theme(
        labels=_labels(fields.sub("标签"), problems),
        letterhead=_letterhead(fields, problems),
        seal=fields.choice("印章", tuple(SEALS), default=USUAL_SEAL),
        measures=_measures(fields.sub("版面"), problems),
    )


def _labels(node: MappingNode | None, problems: list[Problem]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word, value in node.entries if node is not None else ():
        said = value.text.strip() if isinstance(value, Scalar) else ""
        if word.text not in LABELS:
            remedy = suggestion(word.text, LABELS)
            problems.append(NO_LABEL.at(word.where, word=word.text, known=listed(LABELS), remedy=remedy))
        elif not _LABEL.fullmatch(said):
            problems.append(
                LONG_LABEL.at(value.where, word=word.text, said=quoted(said), most=str(_LABEL_MOST))
            )
        else:
            other = next((usual for usual in LABELS if found.get(usual, usual) == said), word.text)
            if other != word.text:
                problems.append(SAME_LABEL.at(value.where, word=word.text, other=other, said=quoted(said)))
            found[word.text] = said
    return found


def _letterhead(fields: Fields, problems: list[Problem]) -> tuple[str, ...]:
    lines = tuple(line.text.strip() for line in fields.words("抬头"))
    if len(lines) > _HEAD_LINES or any(len(line) > _HEAD_WIDTH for line in lines):
        count, width = str(len(lines)), str(_HEAD_WIDTH)
        problems.append(LONG_HEAD.at(fields.place("抬头"), count=count, most=str(_HEAD_LINES), width=width))
    return tuple(line for line in lines if line)


def _measures(node: MappingNode | None, problems: list[Problem]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word, value in node.entries if node is not None else ():
        measure = MEASURES.get(word.text)
        if measure is None:
            remedy = suggestion(word.text, MEASURES)
            problems.append(NO_MEASURE.at(word.where, word=word.text, known=listed(MEASURES), remedy=remedy))
            continue
        said = value.text.strip() if isinstance(value, Scalar) else ""
        if not _NUMBER.fullmatch(said) or not measure.least <= Fraction(said) <= measure.most:
            least, most = (decimal(bound, 0, 2) for bound in (measure.least, measure.most))
            problems.append(
                OUT_OF_BOUNDS.at(
                    value.where,
                    word=word.text,
                    said=quoted(said),
                    least=least,
                    most=most,
                    unit=_UNITS[measure.unit],
                )
            )
            continue
        found[word.text] = f"{said}{measure.unit}"
    return found
