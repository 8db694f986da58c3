"""Reading the charter (章程): the village's own rates and rules, as values with their article."""

from __future__ import annotations

from linkage.files.law_reader import read_region
from linkage.files.phrases import PhraseError, read_phrase
from linkage.files.tax_reading import read_taxes
from linkage.files.yaml_fields import Fields
from linkage.ground.citation import Citation
from linkage.ground.errors import Problem
from linkage.ground.figure import Day, Figure, Origin
from linkage.ground.season import DayError, parse_day
from linkage.ground.source import MappingNode, Node, Scalar
from linkage.model.charter import Charter

FILE = "章程.yaml"

#: Words that a charter may say where others say a number.
WORDS = frozenset({"分配前", "分配后"})


def read_charter(node: Node, problems: list[Problem]) -> Charter | None:
    """Read the charter's nodes; problems are added to the list."""
    fields = Fields(node, ("章程", "通过日", "地区", "数值", "税务", "说明"), "章程", problems)
    title = fields.text("章程", needed="云坪村股份经济合作社章程")
    adopted = _day(fields.scalar("通过日"), problems)
    values: dict[str, Figure] = {}
    listed = fields.sub("数值")
    settings: dict[str, tuple[Scalar, Citation]] = {}
    for name, value in listed.entries if listed is not None else ():
        copied = _copied(title, value)
        if copied is not None:
            settings[name.text] = copied
            continue
        figure = _value(title, name, value, problems)
        if figure is not None:
            values[name.text] = figure
    papers = {"说明": fields.text("说明")} if fields.text("说明") else {}

    def cite(said: Scalar | None, what: str) -> Citation:
        return Citation("章程", title, said.text.strip() if said is not None else what)

    taxes = read_taxes(fields.sub("税务"), problems, cite)
    region = read_region(fields, problems)
    return Charter(title, adopted, values, node.where, papers, settings, region, taxes)


def _copied(title: str, node: Node) -> tuple[Scalar, Citation] | None:
    """A value that stands in 约定 (值: 约定.公积公益金比例), or words (值: 分配前), with its article."""
    said = node.get("值") if isinstance(node, MappingNode) else None
    article = node.get("条") if isinstance(node, MappingNode) else None
    if not isinstance(said, Scalar) or not isinstance(article, Scalar):
        return None
    words = said.text.startswith("约定.") or said.text.strip() in WORDS
    return (said, Citation("章程", title, article.text.strip())) if words else None


def _value(title: str, name: Scalar, node: Node, problems: list[Problem]) -> Figure | None:
    fields = Fields(node, ("值", "条", "说明", "起"), f"章程的“{name.text}”", problems)
    value = fields.scalar("值", needed="30%")
    article = fields.text("条", needed="第二十条")
    if value is None or not article:
        return None
    try:
        phrase = read_phrase(value.text)
    except PhraseError as error:
        problems.append(error.problem("E221", value.where))
        return None
    origin = Origin(value.where, value.text, phrase.part)
    cite = Citation("章程", title, article)
    return Figure.law(phrase.value, phrase.unit, name.text, origin, cite)


def _day(scalar: Scalar | None, problems: list[Problem]) -> Day | None:
    if scalar is None:
        return None
    try:
        return Day.clause(parse_day(scalar.text), "通过日", Origin(scalar.where, scalar.text))
    except DayError as error:
        problems.append(error.problem("E206", scalar.where))
        return None
