"""Reads templates as a proof-reader does: what stands in them that no view can vouch for.

A template chooses and repeats words. It computes nothing, marks nothing as safe, and every number a reader
sees comes from the view, where it is bound to a term, a register or a result. A number that belongs to the
wording itself (an article, “一式两份”) is declared: the line carries ``{# free: why #}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jinja2 import Environment, nodes

_ENVIRONMENT = Environment(autoescape=True)
_FILTERS = {"e", "escape", "length", "join", "first", "last"}
_COMPUTED = {"index", "index0", "revindex", "revindex0", "length", "cycle", "depth", "depth0"}

_FREE = re.compile(r"\{#-?\s*free:\s*\S")
_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_NOT_READ = re.compile(
    r"<!--.*?-->|<style\b.*?</style>|<script\b.*?</script>|<[a-zA-Z/!][^>]*>|&#?\w+;", re.DOTALL
)
_COUNTED = "元角分厘天日年月周亩斤户人份倍成股次页"
_NUMBER = re.compile(
    rf"[0-9０-９]+|百分之|[一二两三四五六七八九十百千万几]+分之|[〇零二两三四五六七八九十百千万]+个?(?:[{_COUNTED}]|公斤|小时|工作日|以上|以内)"
)


def complaints(source: str) -> Iterator[str]:
    """Give everything a template may not hold, each with its line."""
    free = [bool(_FREE.search(line)) for line in source.splitlines()]
    yield from _in_code(source, free)
    yield from _in_text(source, free)


def _in_code(source: str, free: Sequence[bool]) -> Iterator[str]:
    for node in _ENVIRONMENT.parse(source).find_all(nodes.Node):
        if isinstance(node, nodes.BinExpr) and not isinstance(node, nodes.And | nodes.Or):
            yield f"line {node.lineno}: arithmetic ({type(node).__name__})"
        elif isinstance(node, nodes.Neg | nodes.Pos):
            yield f"line {node.lineno}: arithmetic (sign)"
        elif isinstance(node, nodes.Filter) and node.name not in _FILTERS:
            yield f"line {node.lineno}: filter {node.name}"
        elif isinstance(node, nodes.ScopedEvalContextModifier | nodes.EvalContextModifier | nodes.MarkSafe):
            yield f"line {node.lineno}: escaping switched"
        elif isinstance(node, nodes.Output):
            yield from (told for part in node.nodes if not free[part.lineno - 1] for told in _shown(part))


def _shown(part: nodes.Expr) -> Iterator[str]:
    """What is put on the page must come from the view, not be counted or written here."""
    match part:
        case nodes.Const(value=int() | float()):
            yield f"line {part.lineno}: a number written in the template"
        case nodes.Getattr(node=nodes.Name(name="loop"), attr=attribute) if attribute in _COMPUTED:
            yield f"line {part.lineno}: a number counted in the template (loop.{attribute})"
        case nodes.Filter(name="length"):
            yield f"line {part.lineno}: a number counted in the template (length)"


def _in_text(source: str, free: Sequence[bool]) -> Iterator[str]:
    read = _NOT_READ.sub(_blank, _JINJA.sub(_blank, source))
    for at, (line, declared) in enumerate(zip(read.splitlines(), free, strict=True), start=1):
        found = [match.group() for match in _NUMBER.finditer(line)]
        if found and not declared:
            yield f"line {at}: a number bound to nothing ({'、'.join(found)})"


def _blank(match: re.Match[str]) -> str:
    """Spaces in the place of what is not read, lines kept."""
    return re.sub(r"[^\n]", " ", match.group())
