"""Laws (法规): dated statutory values, those that come with the program and a season's own 法规.yaml."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from linkage.files.phrases import PhraseError, read_phrase
from linkage.files.yaml_fields import Fields
from linkage.ground.citation import Citation
from linkage.ground.errors import Problem
from linkage.ground.fault import Fault, quoted
from linkage.ground.figure import Figure, Origin
from linkage.ground.season import DayError, parse_day
from linkage.ground.source import Node, Scalar, read_yaml
from linkage.model.law import Laws, Parameter

FILE = "法规.yaml"
_SHIPPED = Path(__file__).parent.parent / "laws"
_KEYS = ("名称", "值", "起", "止", "条", "来源", "核对")
_READ, _UNREAD = "已核对", "未确认"

TWO_VERSIONS = Fault(
    "E538", "法定参数{said}有两行的日期重叠", "另一处在 {other}；同一天只能有一个值", "请用 起、止 分清"
)


@cache
def shipped_laws() -> Laws:
    """The values that come with the program; a mistake in them is an error of ours."""
    problems: list[Problem] = []
    found: list[Parameter] = []
    for path in sorted(_SHIPPED.glob("*.yaml")):
        node, faults = read_yaml(f"laws/{path.name}", path.read_bytes())
        problems += faults
        found += read_laws(node, problems).parameters if node is not None else ()
    if problems:
        raise ValueError("\n".join(str(problem) for problem in problems))
    return Laws(tuple(found))


def read_laws(node: Node, problems: list[Problem]) -> Laws:
    """Read a file of laws; problems are added to the list."""
    fields = Fields(node, ("法规", "数值", "说明"), "法规", problems)
    title = fields.text("法规", needed="农民专业合作社法")
    found: list[Parameter] = []
    for item in fields.items("数值"):
        parameter = _parameter(title, item, problems)
        if parameter is None:
            continue
        twin = next((p for p in found if p.name == parameter.name and p.overlaps(parameter)), None)
        if twin is not None:
            words = {"said": quoted(parameter.name), "other": twin.where}
            problems.append(TWO_VERSIONS.at(parameter.where, **words))
        found.append(parameter)
    return Laws(tuple(found))


def _parameter(title: str, node: Node, problems: list[Problem]) -> Parameter | None:
    before = len(problems)
    fields = Fields(node, _KEYS, "法定参数", problems)
    name = fields.text("名称", needed="盈余返还比例下限")
    fields.what = f"法定参数“{name}”" if name else fields.what
    value = fields.scalar("值", needed="60%")
    first = _day(fields.scalar("起", needed="2018-07-01"), problems)
    last = _day(fields.scalar("止"), problems)
    article = fields.text("条", needed="第四十四条")
    source = fields.text("来源", needed="2018年7月1日起施行")
    read = fields.choice("核对", (_READ, _UNREAD), default=_UNREAD, needed=_READ) == _READ
    if len(problems) > before or value is None or first is None:
        return None
    cite = Citation("法律", title, article, confirmed=read)
    figure = _figure(name, value, cite, problems)
    if len(problems) > before:
        return None
    return Parameter(name, value.text.strip(), figure, first, last, cite, source, value.where)


def _figure(name: str, value: Scalar, cite: Citation, problems: list[Problem]) -> Figure | None:
    """The number a value means; a word without digits, such as 不得, means none."""
    if not any(sign.isdigit() for sign in value.text):
        return None
    try:
        phrase = read_phrase(value.text)
    except PhraseError as error:
        problems.append(error.problem("E221", value.where))
        return None
    return Figure.law(phrase.value, phrase.unit, name, Origin(value.where, value.text, phrase.part), cite)


def _day(scalar: Scalar | None, problems: list[Problem]) -> datetime.date | None:
    if scalar is None:
        return None
    try:
        return parse_day(scalar.text)
    except DayError as error:
        problems.append(error.problem("E206", scalar.where))
        return None
