"""Source (原文): YAML in which every scalar is text with its place, and nothing else happens.

A YAML library reads ``no`` as false, ``007`` as seven, ``3.10`` as 3.1, and takes the last of two
equal keys without a word. Here a scalar stays the text that was typed, equal keys are refused, and
so are anchors, aliases, tags, merge keys and several documents in one file. Size, depth and the
number of nodes are limited, so that a prepared file cannot exhaust the machine. The only user of
PyYAML besides the second reading of raw texts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Protocol, TypeAlias, cast

import yaml
from attrs import frozen

from linkage.ground.errors import Problem, Where
from linkage.ground.fault import Fault, quoted

LARGEST_FILE = 5_000_000
DEEPEST = 40
MOST_NODES = 20_000
_MOST_SIGNS = 20

TOO_LARGE = Fault(
    "E101", "文件有 {size} 字节", "最多读 5000000 字节", "请确认这是合作协议或章程文件，把大段附件移到别处"
)
NOT_UTF8 = Fault("E102", "文件不是 UTF-8 编码", "第 {position} 个字节读不出来", "请用编辑器另存为 UTF-8 编码")
BAD_SIGN = Fault(
    "E103", "有看不见的控制符 {sign}", "它会改变显示的内容或次序", "请删去第 {column} 列处的这个符号"
)
LOST_SIGN = Fault(
    "E923",
    "有一个丢了的字“�”",
    "别的程序存不下的字会变成它，原来是什么字已经看不出来",
    "请重新录入第 {column} 列处的这个字",
)
SYNTAX = Fault("E104", "这里的写法不合 YAML 格式：{cause}", "", "{remedy}")
DUPLICATE_KEY = Fault("E105", "{key}写了两次", "第一次在第 {line} 行，两处只能留一处", "请删去其中一处")
REFERENCE = Fault(
    "E106", "这里用了锚点或引用（& 或 *）", "引用会让一处改动悄悄改变别处", "请把内容在这里完整写一遍"
)
TAG = Fault("E107", "这里用了类型标记 {tag}", "所有内容都按文字读取，不需要标记", "请删去感叹号和标记")
MERGE_KEY = Fault("E108", "这里用了合并键 <<", "合并会让内容不在眼前", "请把内容在这里完整写一遍")
SECOND_DOCUMENT = Fault(
    "E109", "这里开始了第二份文档（---）", "一个文件只能有一份文档", "请删去 --- 以下的内容或另存为一个文件"
)
BAD_KEY = Fault("E110", "项目名不是文字", "冒号左边只能是一个词", "请检查冒号左边的写法")
TOO_DEEP = Fault("E111", "内容套了超过 {limit} 层", "协议和章程用不到这么多层", "请检查缩进和括号")
TOO_MANY = Fault(
    "E112",
    "内容超过 {limit} 项",
    "一份协议、章程或法规用不到这么多",
    "请确认没有放错文件；真有这么多的，请分成几份",
)
EMPTY = Fault("E113", "文件是空的", "", "请填写内容，或用 linkage init 生成样本")
EMPTY_KEY = Fault("E114", "冒号左边是空的", "", "请写上项目名")

#: C0 and C1 controls but tab and line ends, bidi and zero-width signs, stray BOMs, and signs that draw
#: nothing, so that two texts look the same. The variation selectors of rare characters stay.
INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164"
    "\uffa0\ufe00-\ufe0f\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e007f"
)
_BAD_SIGNS = re.compile(f"[{INVISIBLE}\x0b\x0c\u2028\u2029\ufffd]")


@frozen
class Scalar:
    """A text with its place; ``where`` is where the scalar begins."""

    text: str
    where: Where


@frozen
class MappingNode:
    """Keys and values in the order of the file; not ``complete`` when a key had to be refused."""

    entries: tuple[tuple[Scalar, Node], ...]
    where: Where
    complete: bool = True

    def get(self, key: str) -> Node | None:
        """The value of a key, or nothing."""
        return next((value for name, value in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """The key itself with its place, or nothing."""
        return next((name for name, _ in self.entries if name.text == key), None)

    def keys(self) -> Iterator[str]:
        """Walk the keys."""
        return (name.text for name, _ in self.entries)


@frozen
class SequenceNode:
    """A list of nodes."""

    items: tuple[Node, ...]
    where: Where


Node: TypeAlias = Scalar | MappingNode | SequenceNode


def read_yaml(file_name: str, data: bytes) -> tuple[Node | None, list[Problem]]:
    """Read a YAML file to nodes; every problem found comes back with its line.

    The node is missing when the text could not be read at all. A file with problems may still give
    its node, so that what it says can be checked at once.
    """
    text, problems = _decoded(file_name, data)
    if text is None:
        return None, problems
    reader = _Reader(file_name)
    node = reader.read(text)
    return node, problems + reader.problems


def _decoded(file_name: str, data: bytes) -> tuple[str | None, list[Problem]]:
    place = Where(file_name)
    if len(data) > LARGEST_FILE:
        return None, [TOO_LARGE.at(place, size=len(data))]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [NOT_UTF8.at(Where(file_name, line=line, column=1), position=error.start + 1)]
    problems = []
    for found in _BAD_SIGNS.finditer(text):
        start = found.start()
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        sign = f"U+{ord(found[0]):04X}"
        fault = LOST_SIGN if found[0] == "\ufffd" else BAD_SIGN
        problems.append(fault.at(Where(file_name, line=line, column=column), sign=sign, column=column))
        if len(problems) == _MOST_SIGNS:
            break
    return (None if problems else text), problems


class _StopReadingError(Exception):
    """The rest of the file cannot be read; the problem is already noted."""


class _Events(Protocol):
    """The part of a PyYAML loader that gives events."""

    def get_event(self) -> yaml.Event: ...

    def peek_event(self) -> yaml.Event: ...

    def check_event(self, *kinds: type[yaml.Event]) -> bool: ...

    def dispose(self) -> None: ...


class _Reader:
    """Builds nodes from the parser's events, one pass, with the limits checked on the way."""

    def __init__(self, file_name: str) -> None:
        self.file_name = file_name
        self.problems: list[Problem] = []
        self.nodes = 0

    def read(self, text: str) -> Node | None:
        loader = cast("_Events", getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text))
        try:
            return self._document(loader)
        except yaml.MarkedYAMLError as error:
            self.problems.append(self._syntax(error, text))
        except yaml.YAMLError as error:
            where = Where(self.file_name, line=1, column=1)
            self.problems.append(SYNTAX.at(where, cause="读不出来", remedy=str(error)[:80]))
        except _StopReadingError:
            pass
        finally:
            loader.dispose()
        return None

    def _document(self, loader: _Events) -> Node | None:
        loader.get_event()
        if loader.check_event(yaml.StreamEndEvent):
            self._note(EMPTY, Where(self.file_name))
            return None
        loader.get_event()
        node = self._node(loader, 1)
        loader.get_event()
        if not loader.check_event(yaml.StreamEndEvent):
            self._stop(SECOND_DOCUMENT, self._place(loader.peek_event()))
        if isinstance(node, Scalar) and not node.text:
            self._note(EMPTY, Where(self.file_name))
            return None
        return node

    def _node(self, loader: _Events, depth: int) -> Node:
        event = loader.get_event()
        where = self._place(event)
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self._stop(TOO_MANY, where, limit=MOST_NODES)
        if depth > DEEPEST:
            self._stop(TOO_DEEP, where, limit=DEEPEST)
        if isinstance(event, yaml.AliasEvent):
            self._note(REFERENCE, where)
            return Scalar("", where)
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            self._refuse_marks(event.anchor, event.tag, where)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not loader.check_event(yaml.SequenceEndEvent):
                items.append(self._node(loader, depth + 1))
            loader.get_event()
            return SequenceNode(tuple(items), where)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(loader, depth, where)
        value = event.value if isinstance(event, yaml.ScalarEvent) else ""
        bad = _BAD_SIGNS.search(
            value
        )  # in quotes a sign can be written as \u202e, which the file's text hides
        if bad:
            fault = LOST_SIGN if bad[0] == "\ufffd" else BAD_SIGN
            self._note(fault, where, sign=f"U+{ord(bad[0]):04X}", column=where.column)
            value = _BAD_SIGNS.sub("", value)
        return Scalar(unicodedata.normalize("NFC", value), where)

    def _refuse_marks(self, anchor: str | None, tag: str | None, where: Where) -> None:
        if anchor is not None:
            self._note(REFERENCE, where)
        if tag is not None:
            self._note(TAG, where, tag=quoted(tag))

    def _mapping(self, loader: _Events, depth: int, where: Where) -> MappingNode:
        entries: list[tuple[Scalar, Node]] = []
        lines: dict[str, int] = {}
        pairs = 0
        while not loader.check_event(yaml.MappingEndEvent):
            pairs += 1
            key = self._node(loader, depth + 1)
            value = self._node(loader, depth + 1)
            if not isinstance(key, Scalar):
                self._note(BAD_KEY, key.where)
            elif key.text == "<<":
                self._note(MERGE_KEY, key.where)
            elif not key.text:
                self._note(EMPTY_KEY, key.where)
            elif key.text in lines:
                self._note(DUPLICATE_KEY, key.where, key=quoted(key.text), line=lines[key.text])
            else:
                lines[key.text] = key.where.line
                entries.append((key, value))
        loader.get_event()
        return MappingNode(tuple(entries), where, complete=len(entries) == pairs)

    def _place(self, event: yaml.Event) -> Where:
        mark = event.start_mark
        line, column = (mark.line, mark.column) if mark is not None else (0, 0)
        return Where(self.file_name, line=line + 1, column=column + 1)

    def _note(self, fault: Fault, where: Where, **words: object) -> None:
        self.problems.append(fault.at(where, **words))

    def _stop(self, fault: Fault, where: Where, **words: object) -> None:
        self._note(fault, where, **words)
        raise _StopReadingError

    def _syntax(self, error: yaml.MarkedYAMLError, text: str) -> Problem:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        lines = text.splitlines()
        near = "\n".join(lines[max(line - 2, 0) : line])
        cause, remedy = _told(f"{error.context or ''} {error.problem or ''}", near)
        return SYNTAX.at(Where(self.file_name, line=line, column=column), cause=cause, remedy=remedy)


# What the parser says (two libraries word it differently), what it means, and how to mend it.
_CAUSES = (
    (r"%|directive", "行首的 % 有特别含义", "请给这段文字加上引号"),
    (r"alias|anchor|'\*'|'&'", "& 和 * 有特别含义", "请给这段文字加上引号"),
    (r"cannot start any token|found character that cannot", "这里的符号不能用在开头", "请给这段文字加上引号"),
    (
        r"mapping values are not allowed",
        "一行里有两个冒号，或缩进不对",
        "请核对这一行和上一行的缩进；文字里的冒号请加引号",
    ),
    (r"could not find expected ':'", "缺少冒号", "请写成“项目: 内容”，用半角冒号，后面空一格"),
    (r"unexpected end of stream|<stream end>", "文件没有写完，括号或引号没有合上", "请补上右括号或引号"),
    (r"escape", "引号里的反斜杠写法不对", "请直接写出那个字，反斜杠写两个"),
    (r"quoted scalar", "引号没有合上", "请补上引号"),
    (r"flow (sequence|mapping)", "括号里的写法不对，或括号没有合上", "请核对逗号、冒号和括号，都用半角"),
    (r"block (mapping|collection|sequence|end)", "缩进没有对齐", "请让同一层的行左端对齐，只用空格"),
    (r"", "读不出来", "请核对这一行的缩进、冒号和括号"),
)
_TAB = re.compile(r"^\s*\t", re.MULTILINE)
_WIDE_COLON = re.compile(r"^\s*-?\s*[\w]{1,12}：", re.MULTILINE)


def _told(message: str, near: str) -> tuple[str, str]:
    if _TAB.search(near):
        return "用了制表符缩进", "请把制表符换成空格"
    if _WIDE_COLON.search(near):
        return "用了全角冒号", "请把“：”换成半角冒号加一个空格"
    return next((cause, remedy) for pattern, cause, remedy in _CAUSES if re.search(pattern, message))
