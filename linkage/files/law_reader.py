"""Laws (法规): dated statutory values, those that come with the program and a season's own 法规.yaml.

One version of an instrument a file: the head says which, from when, for whom and whether its text was
read; every value may differ from it. A season's file may leave out the head (法规, 数值 alone).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from pathlib import Path

from attrs import frozen

from linkage.files import law_faults as faults
from linkage.files.phrases import PhraseError, read_phrase
from linkage.files.yaml_fields import Fields
from linkage.ground.citation import Citation
from linkage.ground.errors import Problem, Where
from linkage.ground.fault import quoted
from linkage.ground.figure import Figure, Origin
from linkage.ground.source import Node, Scalar, SequenceNode, read_yaml
from linkage.ground.units import PLAIN
from linkage.model.law import (
    BOUNDS,
    CHARTER,
    COUNTY,
    LAYERS,
    NATION,
    OWN,
    PROVINCE,
    RESOLUTION,
    Instrument,
    Laws,
    Parameter,
)

FILE = "法规.yaml"
_NAME = re.compile(r"法规(-.+)?\.ya?ml")
_SHIPPED = Path(__file__).parent.parent / "laws"
_HEAD = ("法规", "版本", "文号", "起", "止", "层级", "地区", "来源", "核对", "核对日", "说明", "数值")
_KEYS = ("代码", "名称", "值", "起", "止", "条", "方向", "章程", "来源", "核对", "说明")
_READ, _UNREAD = "已核对", "未确认"
_CODE = re.compile(r"L[0-9]{3}")
_FRACTION = re.compile(r"([0-9]{1,3})/([1-9][0-9]{0,2})")
_REGIONS = {PROVINCE: 1, COUNTY: 2}


@frozen
class _Head:
    """What a value takes from the head of its file where it says nothing itself."""

    instrument: Instrument
    read: str


def is_law(name: str) -> bool:
    """Say whether a file of a season folder holds laws by its name: 法规.yaml, 法规-某县.yaml."""
    return _NAME.fullmatch(name) is not None


def shipped_files() -> dict[str, bytes]:
    """The files of law that come with the program, by the name under which figures cite them."""
    return {f"laws/{path.name}": path.read_bytes() for path in sorted(_SHIPPED.glob("*.yaml"))}


@cache
def shipped_laws() -> Laws:
    """The values that come with the program; a mistake in them is an error of ours."""
    problems: list[Problem] = []
    found: list[Parameter] = []
    for name, data in shipped_files().items():
        node, faulty = read_yaml(name, data)
        problems += faulty
        found += read_laws(node, problems, NATION).parameters if node is not None else ()
    compare_laws(found, problems)
    if problems:
        raise ValueError("\n".join(str(problem) for problem in problems))
    return Laws(tuple(found))


def read_laws(node: Node, problems: list[Problem], usual: str = OWN) -> Laws:
    """Read a file of laws; problems are added to the list. ``usual`` is the layer where none is written."""
    fields = Fields(node, _HEAD, "法规", problems)
    title = fields.text("法规", needed="农民专业合作社法")
    layer = fields.choice("层级", LAYERS, default=usual)
    first, last = _period(fields, problems)
    instrument = Instrument(
        title=title,
        version=fields.text("版本"),
        number=fields.text("文号"),
        layer=layer,
        region=_region(fields, layer, problems),
        first=first,
        last=last,
        source=fields.text("来源"),
        checked=fields.day("核对日"),
        note=fields.text("说明"),
    )
    head = _Head(instrument, fields.choice("核对", (_READ, _UNREAD)))
    found: list[Parameter] = []
    named: dict[str, list[Parameter]] = {}
    for item in fields.items("数值"):
        parameter = _parameter(head, item, problems)
        if parameter is None:
            continue
        beside = named.setdefault(parameter.name, [])
        twin = next((p for p in beside if p.overlaps(parameter)), None)
        if twin is not None:
            words = {"said": quoted(parameter.name), "other": twin.where}
            problems.append(faults.TWO_VERSIONS.at(parameter.where, **words))
        beside.append(parameter)
        found.append(parameter)
    return Laws(tuple(found))


def compare_laws(parameters: Iterable[Parameter], problems: list[Problem]) -> None:
    """Tell codes that are used twice, and values two instruments of one layer and region set for one day."""
    codes: dict[str, Parameter] = {}
    named: dict[tuple[str, str, tuple[str, ...]], list[Parameter]] = {}
    for parameter in parameters:
        twin = codes.setdefault(parameter.code, parameter) if parameter.code else parameter
        if twin is not parameter:
            problems.append(faults.SAME_CODE.at(parameter.where, code=parameter.code, other=twin.where))
        beside = named.setdefault((parameter.name, parameter.layer, parameter.instrument.region), [])
        other = next((p for p in beside if p.overlaps(parameter)), None)
        if other is not None and other.where.file != parameter.where.file:
            words = {"said": quoted(parameter.name), "other": other.where}
            problems.append(faults.TWO_VERSIONS.at(parameter.where, **words))
        beside.append(parameter)


def read_region(fields: Fields, problems: list[Problem]) -> tuple[str, ...]:
    """The region of a charter or an instrument: province, or province and county."""
    words = tuple(word.text.strip() for word in fields.words("地区"))
    if len(words) > _REGIONS[COUNTY] or "" in words:
        problems.append(faults.NOT_REGION.at(fields.place("地区"), said=quoted("、".join(words))))
        return ()
    return words


def _region(fields: Fields, layer: str, problems: list[Problem]) -> tuple[str, ...]:
    region = read_region(fields, problems)
    wanted = _REGIONS.get(layer, 0)
    if len(region) != wanted and not (layer == OWN and fields.node("地区") is None):
        example = "[浙江省]" if wanted == 1 else "[福建省, 闽侯县]"
        remedy = f"请写 地区: {example}" if wanted else "请删去“地区”，或改正“层级”"
        problems.append(faults.REGION_OF_LAYER.at(fields.place("地区"), layer=layer, remedy=remedy))
    return region


def _parameter(head: _Head, node: Node, problems: list[Problem]) -> Parameter | None:
    before = len(problems)
    fields = Fields(node, _KEYS, "法定参数", problems)
    name = fields.text("名称", needed="盈余返还比例下限")
    fields.what = f"法定参数“{name}”" if name else fields.what
    code = _code(fields, problems)
    said, place, words = _said(fields)
    instrument = head.instrument
    first, last = _period(fields, problems, instrument)
    article = fields.text("条", needed="第四十四条")
    source = fields.text("来源") or instrument.version or instrument.source
    if not source:
        fields.missing("来源", "2018年7月1日起施行")
    needed = "" if head.read else _READ
    read = fields.choice("核对", (_READ, _UNREAD), default=head.read or _UNREAD, needed=needed) == _READ
    bound = fields.choice("方向", BOUNDS)
    if len(problems) > before or place is None or first is None:
        return None
    kind = instrument.layer if instrument.layer in {CHARTER, RESOLUTION} else "法律"
    cite = Citation(kind, instrument.title, article, confirmed=read)
    figure = None if words else _figure(name, said, cite, problems)
    if len(problems) > before or said is None:
        return None
    return Parameter(
        name=name,
        code=code,
        said="、".join(words) or said.text.strip(),
        figure=figure,
        words=words,
        first=first,
        last=last,
        cite=cite,
        source=source,
        where=place,
        instrument=instrument,
        bound=bound,
        called=tuple(word.text.strip() for word in fields.words("章程")),
        note=fields.text("说明"),
    )


def _said(fields: Fields) -> tuple[Scalar | None, Where | None, tuple[str, ...]]:
    """The value as it is written, where, and its words where it is a list (a list of categories)."""
    node = fields.node("值")
    if isinstance(node, SequenceNode):
        words = fields.words("值")
        return (words[0] if words else None), node.where, tuple(word.text.strip() for word in words)
    scalar = fields.scalar("值", needed="60%")
    return scalar, scalar.where if scalar is not None else None, ()


def _code(fields: Fields, problems: list[Problem]) -> str:
    code = fields.text("代码")
    if code and not _CODE.fullmatch(code):
        problems.append(faults.BAD_CODE.at(fields.place("代码"), said=quoted(code)))
    return code


def _period(
    fields: Fields, problems: list[Problem], head: Instrument | None = None
) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day in force: of the head, or of a value, which may not reach beyond its head."""
    own_first, own_last = fields.day("起"), fields.day("止")
    first = own_first or (head.first if head else None)
    last = own_last or (head.last if head else None)
    if head is not None and first is None and fields.node("起") is None:
        fields.missing("起", "2018-07-01")
    if first is not None and last is not None and last < first and (own_first or own_last):
        problems.append(faults.ENDS_FIRST.at(fields.place("止"), first=first, last=last))
    elif head is not None and (
        (head.first is not None and first is not None and first < head.first)
        or (head.last is not None and last is not None and last > head.last)
    ):
        span = f"{head.first} 至 {head.last or '今'}"
        problems.append(faults.OUTSIDE_HEAD.at(fields.place("起"), what=fields.what, span=span))
    return first, last


def _figure(name: str, value: Scalar | None, cite: Citation, problems: list[Problem]) -> Figure | None:
    """The number a value means; a word without digits, such as 不得, means none."""
    if value is None or not any(sign.isdigit() for sign in value.text):
        return None
    origin = Origin(value.where, value.text)
    if parts := _FRACTION.fullmatch(value.text.strip()):
        part = Fraction(int(parts[1]), int(parts[2]))
        return Figure.law(part, PLAIN, name, origin, cite)
    try:
        phrase = read_phrase(value.text)
    except PhraseError as error:
        problems.append(error.problem("E221", value.where))
        return None
    return Figure.law(phrase.value, phrase.unit, name, Origin(value.where, value.text, phrase.part), cite)
