"""Mapping text (写对照): a mapping as the YAML somebody keeps, with what is still asked as comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from linkage.takeover.mapping import ANY_DAY, UNANSWERED, ColumnMap, PartMap, Question, TakeoverMap

_HEAD = """\
# 旧表到台账的对照：linkage init 新的一季 --from 旧表.xlsx --columns 这个文件
# 左边是台账的列，右边是旧表的标题。写着“？”的要由人回答；别的请看一遍，不对的改掉。
"""
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=][^:#,\[\]{}\"'\n\r\t]*[^\s:#,\[\]{}\"'\n\r\t]|[\w一-鿿]")
_MARKS = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def mapping_text(mapping: TakeoverMap, questions: Sequence[Question] = ()) -> str:
    """Write a mapping; each question stands as a comment above what it asks."""
    lines = ["表:"]
    for number, part in enumerate(mapping.parts):
        asked = {one.heading: one for one in questions if one.part == number}
        lines += _part(part, asked)
    if mapping.unread:
        lines.append(f"不读: {_list(mapping.unread)}")
    return _HEAD + "\n".join(lines) + "\n"


def _part(part: PartMap, asked: Mapping[str, Question]) -> Iterator[str]:
    first, last = part.heading_rows
    yield f"  - 旧表: {word(part.sheet)}"
    yield f"    到: {part.register}"
    yield f"    标题行: [{first if first == last else f'{first}, {last}'}]"
    if part.last_row:
        yield f"    末行: {part.last_row}"
    if part.needs:
        yield f"    没有就略过: {part.needs}"
    if part.dropped:
        yield f"    不要: {_list(part.dropped)}"
    yield "    列:"
    for column in part.columns:
        question = asked.get(column.heading)
        if question is not None:
            yield f"      # {question.asks}"
            for label, answer in question.answers:
                yield f"      #   {label}：{word(column.heading)}: {column_text(answer)}"
        yield f"      {word(column.heading)}: {column_text(column)}"


def column_text(column: ColumnMap) -> str:
    """The value of one column in the YAML: the bare heading where that is all."""
    said: dict[str, str] = {}
    if column.sources:
        said["旧列"] = word(column.sources[0]) if len(column.sources) == 1 else _list(column.sources)
    texts = {
        "固定": column.constant,
        "编号": column.numbering,
        "每逢": column.every,
        "按姓名": column.looked_up,
        "组": column.group,
        "连成": column.joined,
        "同行": column.same_row,
        "单位": column.unit,
        "日期": "" if column.day_form == ANY_DAY else column.day_form,
        "往下填": column.fill,
        "补零到": f"{column.width}" if column.width else "",
    }
    said |= {key: word(text) for key, text in texts.items() if text}
    if column.aliases:
        said["别名"] = _list(column.aliases)
    if column.words:
        said["换词"] = "{" + ", ".join(f"{word(a)}: {word(b)}" for a, b in column.words.items()) + "}"
    if column.blanks:
        said["当空"] = _list(column.blanks)
    if not said:
        return UNANSWERED
    if set(said) == {"旧列"}:
        return said["旧列"]
    return "{" + ", ".join(f"{key}: {text}" for key, text in said.items()) + "}"


def column_words(column: ColumnMap) -> str:
    """Where a column comes from, in words for a person; empty while that is a question.

    >>> column_words(ColumnMap("组", sources=("组别",), fill="合并格"))
    '组别（合并格往下填）'
    """
    more = [f"单位是{column.unit}"] if column.unit else []
    more += [f"日期按{column.day_form}读"] if column.day_form != ANY_DAY else []
    more += [f"{column.fill}往下填"] if column.fill else []
    more += [f"“{'、'.join(column.blanks)}”当作空着"] if column.blanks else []
    said = "、".join(column.sources) or made_words(column)
    return f"{said}（{'，'.join(more)}）" if more else said


def made_words(column: ColumnMap) -> str:
    """How a column comes about that stands in no old column."""
    if column.constant:
        return f"都写“{column.constant}”"
    if column.looked_up:
        return f"按姓名（{column.looked_up}）在名册里找"
    if column.same_row:
        return "名册里同一行的"
    if column.joined:
        return f"连成 {column.joined}"
    return f"编号 {column.numbering}" if column.numbering else ""


def _list(words: Sequence[str]) -> str:
    return "[" + ", ".join(map(word, words)) + "]"


def word(text: str) -> str:
    """A text as a YAML scalar, in quotes where it needs them."""
    if _PLAIN.fullmatch(text):
        return text
    return '"' + "".join(_MARKS.get(sign, sign) for sign in text) + '"'
