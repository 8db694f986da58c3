"""Reads templates as a proof-reader does: what stands in them that no view can vouch for.

A template chooses and repeats words. It computes nothing, marks nothing as safe, calls nothing but macros, and
every number a reader sees comes from the view, where it is bound to a term, a register or a result: not from
the text, a string in the code, a default of a macro, an entity, an attribute or what a style sheet puts before
an element. A number that belongs to the wording itself (an article, “一式两份”) is declared: the line
carries ``{# free: why #}``.
"""

from __future__ import annotations

import html
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence

from jinja2 import Environment, nodes

_ENVIRONMENT = Environment(autoescape=True)
_FILTERS = {"e", "escape", "length", "join", "first", "last"}
_COMPUTED = {"index", "index0", "revindex", "revindex0", "length", "cycle", "depth", "depth0"}

#: A width handed to a macro; it stands in a style, and nobody takes it for an amount.
_WIDTH = re.compile(r"[0-9]+(?:\.[0-9]+)?mm")

_FREE = re.compile(r"\s*free:\s*\w")
_UNREAD = re.compile(r"<!---?>|<!--.*?-->|<script\b.*?</script>|\{#.*?#\}", re.DOTALL)
_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|b|br|em|i|s|small|span|strong|sub|sup|u|wbr)\b[^>]*>")
_TAG = re.compile(r"<[a-zA-Z/!][^>]*>")
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
#: Signs that draw nothing, and blanks between a Chinese number and what it counts.
_HIDDEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]|(?<=[一-鿿])[ \u00a0\u3000]+(?=[一-鿿])")
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|\w+);")
_STRING = re.compile(r""""((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'""", re.DOTALL)
_ESCAPED = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_COUNTED_FROM = re.compile(r"counter-(?:reset|increment|set)\s*:[^;}]*[0-9]", re.IGNORECASE)
_ELSEWHERE = re.compile(r"@import\b|\burl\(\s*[\"']?\s*data:", re.IGNORECASE)
_SHOWN_ATTRIBUTE = re.compile(r"\battr\(\s*([\w-]+)", re.IGNORECASE)
_OUTSIDE = re.compile(r"^[/\\~]|\.\.|:")
#: A sign before a value, or what is put behind it, makes another number of it.
_TURNED = re.compile(
    r"(?:^|[\s>：:，。（(])[-−－负]\s*\{\{|\}\}\s*(?:[%％‰‱折]|成(?![员为交立的]))", re.MULTILINE
)

#: Attributes that lay a page out and are never shown; every other is read as the text is.
_LAYOUT = {"style", "class", "colspan", "rowspan", "span", "charset", "lang", "src", "id", "scope"}
_LAYOUT |= {"viewBox", "x", "y", "width", "height", "content"}

_CAPITAL = "壹贰叁肆伍陆柒捌玖弌弍弎卌"
_OVER_ONE = "〇二两三四五六七八九十百千万廿卅贰叁肆伍陆柒捌玖拾佰仟"
_ANY = f"一零{_OVER_ONE}"
_COUNTED = "元角分厘天日年月周亩斤户人份倍成折股次页头只件块条项期岁"
_NUMBER = re.compile(
    rf"百分之|[{_ANY}几]+分之|[{_ANY}]+[成折]"
    rf"|[{_ANY}]*[{_OVER_ONE}][{_ANY}]*个?(?:[{_COUNTED}]|公斤|小时|工作日|以上|以内|左右)"
    rf"|[一二两三四五六七八九]+[十百千万][{_ANY}]*(?![、{_ANY}])|十[一二三四五六七八九](?![、{_ANY}])"
    rf"|[{_CAPITAL}][{_CAPITAL}拾佰仟万元零]*|[{_ANY}]+[%％‰]|[{_ANY}]点[{_ANY}]+"
    rf"|一[元角厘亩斤]|[一二三四五六七八九]{{2}}(?:开|分成)"
    rf"|半数|半年|一半|对半|减半|双倍|加倍|翻[番倍]|双份"
)
_ALONE = re.compile(rf"[{_ANY}半]+")
_CELL = re.compile(rf">\s*([{_ANY}半]+)\s*(?=<)")


def complaints(source: str) -> Iterator[str]:
    """Give everything a template may not hold, each with its line."""
    free = _declared(source)
    yield from _in_code(source, free)
    text = _UNREAD.sub(lambda one: "\n" * one.group().count("\n"), source)
    yield from _in_styles(text, free)
    yield from _in_attributes(text, free)
    yield from _in_text(text, free)


def _declared(source: str) -> list[bool]:
    """Which lines say that their numbers are free: in a comment of the template, not in a text like one."""
    free = [False] * (len(source.splitlines()) + 1)
    for at, kind, text in _ENVIRONMENT.lex(source):
        if kind == "comment" and _FREE.match(text):
            free[at - 1] = True
    return free


def style_complaints(source: str) -> Iterator[str]:
    """Give every number that a style sheet itself puts on a page, each with its line."""
    plain = _CODE.sub(_blank, _COMMENT.sub(_blank, source))
    for match in _STRING.finditer(plain):
        text = _ESCAPED.sub(_unescaped, match[1] or match[2] or "")
        for found in (*_numbers(text), *_ALONE.findall(text if _ALONE.fullmatch(text) else "")):
            yield f"line {_line(plain, match.start())}: a number a style sheet writes ({found})"
    for match in _ELSEWHERE.finditer(plain):
        yield f"line {_line(plain, match.start())}: a style sheet takes from elsewhere ({match.group()})"
    for match in _SHOWN_ATTRIBUTE.finditer(plain):
        if match[1].lower() in _LAYOUT:
            yield f"line {_line(plain, match.start())}: a style sheet shows an attribute ({match[1]})"
    for match in _COUNTED_FROM.finditer(plain):
        yield f"line {_line(plain, match.start())}: a number a style sheet counts from ({match.group()})"


def _unescaped(match: re.Match[str]) -> str:
    number = int(match[1], 16)
    return chr(number) if 0 < number <= sys.maxunicode else ""


def _in_code(source: str, free: Sequence[bool]) -> Iterator[str]:
    tree = _ENVIRONMENT.parse(source)
    macros = {node.name for node in tree.find_all(nodes.Macro)}
    modules = {node.target for node in tree.find_all(nodes.Import)}
    asked, passed = set(_asked(tree)), set(_passed(tree))
    yield from (f"line {at}: raw text" for at, kind, _ in _ENVIRONMENT.lex(source) if kind == "raw_begin")
    yield from _roundabout(tree)
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.BinExpr) and not isinstance(node, nodes.And | nodes.Or):
            yield f"line {node.lineno}: arithmetic ({type(node).__name__})"
        elif isinstance(node, nodes.Neg | nodes.Pos):
            yield f"line {node.lineno}: arithmetic (sign)"
        elif isinstance(node, nodes.Concat):
            yield f"line {node.lineno}: values glued together"
        elif isinstance(node, nodes.Filter) and node.name not in _FILTERS:
            yield f"line {node.lineno}: filter {node.name}"
        elif isinstance(node, nodes.ScopedEvalContextModifier | nodes.EvalContextModifier | nodes.MarkSafe):
            yield f"line {node.lineno}: escaping switched"
        elif isinstance(node, nodes.Call) and not _is_macro(node.node, macros, modules):
            yield f"line {node.lineno}: a call of something that is no macro"
        elif isinstance(node, nodes.Expr) and id(node) not in asked and not free[node.lineno - 1]:
            yield from _made_here(node, is_passed=id(node) in passed)


def _roundabout(tree: nodes.Template) -> Iterator[str]:
    """Ways round: a part of a value, the loop under another name, a template of another folder."""
    asked = {id(node.node) for node in tree.find_all(nodes.Getattr)}
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Slice):
            yield f"line {node.lineno}: a value cut"
        elif isinstance(node, nodes.Name) and node.name == "loop" and id(node) not in asked:
            yield f"line {node.lineno}: the loop handed on"
        elif isinstance(node, nodes.Output):
            yield from _cut(node)
        elif isinstance(node, nodes.Include | nodes.Import | nodes.FromImport | nodes.Extends):
            yield from _taken_from(node)


def _cut(output: nodes.Output) -> Iterator[str]:
    """A sign of a value that is put on the page alone; of rows a part is asked for, never the first itself."""
    for part in output.nodes:
        match part:
            case nodes.Filter(name="first" | "last") | nodes.Getitem(arg=nodes.Const(value=int())):
                yield f"line {part.lineno}: a value cut"


def _taken_from(node: nodes.Include | nodes.Import | nodes.FromImport | nodes.Extends) -> Iterator[str]:
    """Templates lie in their folder; the view chooses among sections, nothing else."""
    match node.template:
        case nodes.Const(value=str(name)) if not _OUTSIDE.search(name):
            return
        case nodes.Getattr() if isinstance(node, nodes.Include):
            return
        case _:
            yield f"line {node.lineno}: a template from elsewhere"


def _is_macro(called: nodes.Expr, macros: set[str], modules: set[str]) -> bool:
    match called:
        case nodes.Name(name=name):
            return name in macros
        case nodes.Getattr(node=nodes.Name(name=name)):
            return name in modules
        case _:
            return False


def _asked(tree: nodes.Template) -> Iterator[int]:
    """Everything that is only asked or looked up: conditions, keys, and the names of templates."""
    for node in tree.find_all(nodes.Node):
        match node:
            case nodes.If(test=asked) | nodes.CondExpr(test=asked) | nodes.Getitem(arg=asked):
                yield from _within(asked)
            case nodes.Include(template=asked) | nodes.Import(template=asked) | nodes.Extends(template=asked):
                yield from _within(asked)


def _passed(tree: nodes.Template) -> Iterator[int]:
    """What is handed to a macro."""
    for call in tree.find_all(nodes.Call):
        yield from (id(part) for part in (*call.args, *(one.value for one in call.kwargs)))


def _within(node: nodes.Node) -> Iterator[int]:
    yield id(node)
    yield from (id(inner) for inner in node.find_all(nodes.Node))


def _made_here(part: nodes.Expr, *, is_passed: bool) -> Iterator[str]:
    """What is put on the page must come from the view, not be counted or written here."""
    match part:
        case nodes.Const(value=bool() | None):
            return
        case nodes.Const(value=int() | float()):
            yield f"line {part.lineno}: a number written in the template"
        case nodes.Const(value=str(text)) if not (is_passed and _WIDTH.fullmatch(text)):
            alone = _ALONE.findall(text) if _ALONE.fullmatch(text.strip()) else ()
            for found in dict.fromkeys((*_numbers(text), *alone)):
                yield f"line {part.lineno}: a number written in the template ({found})"
        case nodes.Getattr(node=nodes.Name(name="loop"), attr=attribute) if attribute in _COMPUTED:
            yield f"line {part.lineno}: a number counted in the template (loop.{attribute})"
        case nodes.Filter(name="length"):
            yield f"line {part.lineno}: a number counted in the template (length)"


def _in_styles(text: str, free: Sequence[bool]) -> Iterator[str]:
    for block in _STYLE.finditer(text):
        above = text.count("\n", 0, block.start(1))
        for told in style_complaints(block[1]):
            at = above + int(told.split(":", 1)[0].removeprefix("line "))
            if not free[at - 1]:
                yield f"line {at}:{told.split(':', 1)[1]}"


def _in_attributes(text: str, free: Sequence[bool]) -> Iterator[str]:
    """An attribute may be shown (alt, title, what a style sheet puts before), or count (start, value)."""
    bare = _STYLE.sub(_blank, _CODE.sub(_blank, text))
    for tag in _TAG.finditer(bare):
        at = _line(bare, tag.start())
        if free[at - 1]:
            continue
        for name, value in _ATTRIBUTE.findall(tag.group()):
            if name not in _LAYOUT:
                for found in _numbers(html.unescape(value)):
                    yield f"line {at}: a number in an attribute ({name}: {found})"
            elif name == "style":
                inner = html.unescape(value[1:-1] if value[0] in "\"'" else value)
                if any(True for _ in style_complaints(inner)):
                    yield f"line {at}: a number a style writes or counts from ({value})"


def _in_text(text: str, free: Sequence[bool]) -> Iterator[str]:
    bare = _STYLE.sub(_blank, text)
    bare = _INLINE.sub("", re.sub(r"\{\{\s*(?:''|\"\")\s*\}\}", "", bare))
    bare = _ENTITY.sub(lambda one: html.unescape(one.group()), bare)
    bare = _HIDDEN.sub("", bare)
    for match in _TURNED.finditer(bare):
        at = _line(bare, match.end() - 1)
        if not free[at - 1]:
            yield f"line {at}: a value turned into another ({match.group().strip()})"
    blanked, joined = (_TAG.sub(_blank, _CODE.sub(way, bare)) for way in (_blank, _gone))
    lines = zip(blanked.split("\n"), joined.split("\n"), bare.split("\n"), free, strict=False)
    for at, (line, closed, marked, declared) in enumerate(lines, start=1):
        found = (
            []
            if declared
            else list(dict.fromkeys((*_numbers(line), *_numbers(closed), *_CELL.findall(marked))))
        )
        if found:
            yield f"line {at}: a number bound to nothing ({'、'.join(found)})"


def _numbers(text: str) -> Iterator[str]:
    """Numbers as a reader sees them: in digits of any script, circled, roman, or in Chinese words."""
    digits = "".join(char if _is_digit(char) else " " for char in text)
    yield from digits.replace("〇", " ").split()
    yield from (match.group() for match in _NUMBER.finditer(text))


def _is_digit(char: str) -> bool:
    """Whether a sign is a digit, or holds one: ㏠ is the first of a month."""
    if unicodedata.category(char) in {"Nd", "Nl", "No"}:
        return True
    return not char.isascii() and any(one.isdecimal() for one in unicodedata.normalize("NFKC", char))


def _gone(match: re.Match[str]) -> str:
    """What shows a value leaves its place; what only chooses leaves none."""
    return _blank(match) if match.group().startswith("{{") else "\n" * match.group().count("\n")


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _blank(match: re.Match[str]) -> str:
    """Spaces in the place of what is not read, lines kept."""
    return re.sub(r"[^\n]", " ", match.group())
