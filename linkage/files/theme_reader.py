"""Theme reader (读主题): 主题.yaml to labels, letterhead, seal and measures; mistakes told at their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from linkage.files.theme_words import SIGNS, claim, is_label, number_in, other_money
from linkage.files.yaml_fields import Fields
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import Fault, listed, quoted, suggestion
from linkage.ground.source import MappingNode, Node, Scalar
from linkage.model.theme import LABELS, MEASURES, SEALS, USUAL_SEAL, Theme
from linkage.words.wording import decimal

FILE = "主题.yaml"

NO_LABEL = Fault("E840", "主题的标签里没有“{word}”这个词", "只有这几个词可以换个叫法：{known}", "{remedy}")
LONG_LABEL = Fault(
    "E841",
    "标签“{word}”改成了{said}",
    "一个标签最多 {most} 个字，只能是字和{signs}，不能有数字、空格和别的符号",
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

OTHER_MONEY = Fault(
    "E920",
    "标签“{word}”改成了{said}，里面有“{stem}”",
    "“{stem}”是另一种钱的名字，看的人会当成那一种",
    "请换一个不会混的说法",
)
CLAIM = Fault(
    "E921",
    "{place}写着{said}，里面有“{claim}”",
    "文书办到哪一步、钱付没付、是什么文书，由程序按台账说，主题不能说",
    "请去掉这个词",
)
HEAD_NUMBER = Fault(
    "E922",
    "抬头写着{said}",
    "抬头写单位和年度，不写金额、电话、证件号和账号，也不换行",
    "请改写；联系电话写在协议的 文书 里",
)

_KEYS = ("主题", "标签", "抬头", "印章", "版面", "说明")
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
        elif len(said) > _LABEL_MOST or not is_label(said) or number_in(said):
            problems.append(
                LONG_LABEL.at(
                    value.where, word=word.text, said=quoted(said), most=str(_LABEL_MOST), signs=SIGNS
                )
            )
        else:
            problems += _deceiving(word.text, said, value.where, found)
            found[word.text] = said
    return found


def _deceiving(word: str, said: str, where: Where, found: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with a label that is well written."""
    other = next((one for one in LABELS if one != word and said in (one, found.get(one))), "")
    if other:
        yield SAME_LABEL.at(where, word=word, other=other, said=quoted(said))
    elif stem := other_money(word, said):
        yield OTHER_MONEY.at(where, word=word, said=quoted(said), stem=stem)
    if told := claim(said, label=True):
        yield CLAIM.at(where, place=f"标签“{word}”", said=quoted(said), claim=told)


def _letterhead(fields: Fields, problems: list[Problem]) -> tuple[str, ...]:
    words = fields.words("抬头")
    lines = tuple(line.text.strip() for line in words)
    if len(lines) > _HEAD_LINES or any(len(line) > _HEAD_WIDTH for line in lines):
        count, width = str(len(lines)), str(_HEAD_WIDTH)
        problems.append(LONG_HEAD.at(fields.place("抬头"), count=count, most=str(_HEAD_LINES), width=width))
    for line in words:
        if told := claim(line.text, label=False):
            problems.append(CLAIM.at(line.where, place="抬头", said=quoted(line.text), claim=told))
        if number_in(line.text) or len(line.text.strip().splitlines()) > 1:
            problems.append(HEAD_NUMBER.at(line.where, said=quoted(line.text)))
    return tuple(line for line in lines if line)


def _measures(node: MappingNode | None, problems: list[Problem]) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
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
        found[word.text] = Fraction(said)
    return found
