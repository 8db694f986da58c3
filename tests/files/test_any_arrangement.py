"""Whatever stands in an arrangement, reading ends with problems and never with a failure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from faults.spoiled import contents_of
from linkage.engine.settlement import settle
from linkage.files import arrangement_checks as checks
from linkage.files.arrangement_ground import Ground
from linkage.files.arrangement_reader import read_arrangement
from linkage.files.cell_values import RegisterDesk
from linkage.files.charter_reader import read_charter
from linkage.files.register_checks import make_books
from linkage.files.register_reader import read_sheets
from linkage.files.row_words import check_rows
from linkage.files.tables import read_table
from linkage.ground.errors import Problem, Where
from linkage.ground.season import Season
from linkage.ground.source import MappingNode, Node, Scalar, SequenceNode, read_yaml
from linkage.model.registers import Books
from linkage.rule import income_kinds
from villages import ARRANGEMENT, village

HERE = Where("合作.yaml", line=1, column=1)


def scalar(text: str) -> Scalar:
    return Scalar(text, HERE)


ODD: tuple[Node, ...] = (
    *(
        scalar(text)
        for text in (
            "",
            "x",
            "5",
            "-5%",
            "2025-01-01",
            "事实.净利润",
            "约定.x",
            "章程.x",
            "地块.面积",
            "公司",
            "成员",
        )
    ),
    SequenceNode((), HERE),
    SequenceNode((scalar("x"), SequenceNode((), HERE)), HERE),
    MappingNode((), HERE),
    MappingNode(((scalar("按"), scalar("x")), (scalar("减"), MappingNode((), HERE))), HERE),
)


def parts(node: Node) -> Iterator[tuple[Node, Callable[[Node], Node]]]:
    """Every part of a node, with what puts another part in its place."""
    yield node, lambda other: other
    if isinstance(node, SequenceNode):
        for index, item in enumerate(node.items):
            for part, put in parts(item):
                yield part, partial(_at, node, index, put)
    if isinstance(node, MappingNode):
        for index, (_, value) in enumerate(node.entries):
            for part, put in parts(value):
                yield part, partial(_under, node, index, put)


def _at(node: SequenceNode, index: int, put: Callable[[Node], Node], other: Node) -> Node:
    return evolve(node, items=(*node.items[:index], put(other), *node.items[index + 1 :]))


def _under(node: MappingNode, index: int, put: Callable[[Node], Node], other: Node) -> Node:
    entry = (node.entries[index][0], put(other))
    return evolve(node, entries=(*node.entries[:index], entry, *node.entries[index + 1 :]))


def lacking(node: Node) -> Iterator[Node]:
    """The node with each of its items and entries left out, and each entry under an unknown key."""
    if isinstance(node, SequenceNode):
        for index in range(len(node.items)):
            yield evolve(node, items=(*node.items[:index], *node.items[index + 1 :]))
    if isinstance(node, MappingNode):
        for index, (_, value) in enumerate(node.entries):
            before, rest = node.entries[:index], node.entries[index + 1 :]
            yield evolve(node, entries=(*before, *rest))
            yield evolve(node, entries=(*before, (scalar("不认识"), value), *rest))


def sound() -> tuple[Node, Ground, Books]:
    files = contents_of(village(households=4))
    desk = RegisterDesk(Season.parse("2025-01-01 至 2025-12-31").last)
    raw = [read_table(name, name[3:-4], data)[0] for name, data in files.items() if name.endswith(".csv")]
    registers = read_sheets([table for table in raw if table is not None], (), desk)
    books = make_books(registers.tables, "名册", desk)
    node, _ = read_yaml("合作.yaml", ARRANGEMENT.encode())
    charter, _ = read_yaml("章程.yaml", files["章程.yaml"])
    assert node is not None
    assert charter is not None
    return node, Ground(books, registers.headings, income_kinds(), read_charter(charter, [])), books


NODE, GROUND, BOOKS = sound()


def problems_of(node: Node) -> list[Problem]:
    """Read and check one arrangement; a sound one must settle."""
    problems: list[Problem] = []
    declared: set[str] = set()
    arrangement = read_arrangement("合作.yaml", node, GROUND, problems, declared)
    if arrangement is not None:
        desk = RegisterDesk(arrangement.season.last, problems)
        checks.check_names([arrangement], problems)
        checks.check_flows([arrangement], declared, problems)
        check_rows([arrangement], declared, BOOKS, desk)
        checks.check_facts([arrangement], BOOKS, problems)
        checks.check_prices([arrangement], BOOKS, problems)
        checks.check_reckoning([arrangement], BOOKS, (), problems)
    if not problems:
        assert arrangement is not None
        settle([arrangement], BOOKS)
    return problems


def test_the_sound_arrangement_has_no_problem() -> None:
    assert problems_of(NODE) == []


def read(node: Node) -> None:
    for problem in problems_of(node):
        assert problem.what
        assert "{" not in problem.what


def test_any_part_may_be_missing_or_unknown() -> None:
    for part, put in parts(NODE):
        for broken in lacking(part):
            read(put(broken))


@pytest.mark.parametrize("odd", ODD, ids=[str(index) for index in range(len(ODD))])
def test_any_part_may_be_anything(odd: Node) -> None:
    for _, put in parts(NODE):
        read(put(odd))


NODES = st.recursive(
    st.text(max_size=8).map(scalar),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: SequenceNode(tuple(items), HERE)),
        st.dictionaries(
            st.sampled_from(["合作", "编号", "期间", "当事人", "条款", "分配", "步骤", "按", "农户", "公司"]),
            inner,
            max_size=4,
        ).map(lambda entries: MappingNode(tuple((scalar(k), v) for k, v in entries.items()), HERE)),
    ),
    max_leaves=12,
)


@given(NODES)
def test_any_tree_may_be_an_arrangement(node: Node) -> None:
    assert problems_of(node)


@given(NODES)
def test_any_tree_may_be_a_charter(node: Node) -> None:
    problems: list[Problem] = []
    read_charter(node, problems)
    assert problems
