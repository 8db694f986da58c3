"""YAML as text with its lines: nothing is converted, nothing happens, and bombs are refused at once."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.ground.errors import Problem
from linkage.ground.source import DEEPEST, LARGEST_FILE, MappingNode, Node, Scalar, SequenceNode, read_yaml

FILE = "合作.yaml"


def read(text: str) -> tuple[Node | None, list[Problem]]:
    return read_yaml(FILE, text.encode())


def codes(text: str) -> list[str]:
    return [problem.code for problem in read(text)[1]]


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "~", "null", "12:30:45", "3.10", "007", "1e3", "0x1F", "2025-01-01"]
)
def test_every_scalar_stays_the_text_that_was_typed(word: str) -> None:
    node, problems = read(f"甲: {word}")
    assert problems == []
    assert isinstance(node, MappingNode)
    value = node.get("甲")
    assert isinstance(value, Scalar)
    assert value.text == word


def test_nodes_know_their_places() -> None:
    node, _ = read("甲: 一\n乙:\n  - {丙: 丁}\n  - '戊'\n")
    assert isinstance(node, MappingNode)
    (_, first), (key, rest) = node.entries
    assert (first.where.line, first.where.column) == (1, 4)
    assert (key.where.line, key.where.column) == (2, 1)
    assert node.key("乙") == key
    assert isinstance(rest, SequenceNode)
    inner, quoted = rest.items
    assert (inner.where.line, inner.where.column) == (3, 5)
    assert isinstance(quoted, Scalar)
    assert (quoted.text, quoted.where.line, quoted.where.column) == ("戊", 4, 5)
    assert list(node.keys()) == ["甲", "乙"]


def test_text_is_put_in_normal_form() -> None:
    node, _ = read("名: e\u0301")
    assert isinstance(node, MappingNode)
    assert node.get("名") == Scalar("\u00e9", node.entries[0][1].where)


def test_several_problems_come_back_together() -> None:
    assert codes("甲: &a 一\n乙: *a\n甲: !!int 3\n<<: {}\n") == ["E106", "E106", "E107", "E105", "E108"]


def test_signs_that_hide_are_named_with_their_place() -> None:
    _, problems = read("甲: 一\n乙: 二\u200b\u202e\n")
    assert [str(problem.where) for problem in problems] == ["合作.yaml 第2行"] * 2
    assert [problem.what for problem in problems] == [
        "有看不见的控制符 U+200B",
        "有看不见的控制符 U+202E",
    ]


@pytest.mark.parametrize("sign", ["\\u202e", "\\0", "\\u200b", "\\xad", "\\U000e0041", "\\ufe0f"])
def test_signs_that_hide_in_quotes_are_named_too(sign: str) -> None:
    node, (problem,) = read(f'甲: 一\n乙: "二{sign}三"\n')
    assert (problem.code, str(problem.where)) == ("E103", "合作.yaml 第2行")
    assert isinstance(node, MappingNode)
    assert node.get("乙") == Scalar("二三", problem.where)


@pytest.mark.parametrize("sign", ["\u034f", "\u061c", "\u206f", "\ufff9", "\u2800", "\U0001d173"])
def test_rarer_signs_that_draw_nothing_are_named(sign: str) -> None:
    _, (problem,) = read(f"甲: 二{sign}三\n")
    assert (problem.code, problem.what) == ("E103", f"有看不见的控制符 U+{ord(sign):04X}")


@pytest.mark.parametrize("text", ["甲: 二\ufffd三\n", '甲: "二\\ufffd三"\n'])
def test_a_lost_character_is_no_character(text: str) -> None:
    _, (problem,) = read(text)
    assert (problem.code, problem.what) == ("E923", "有一个丢了的字“\ufffd”")
    assert "第 " in problem.remedy


@pytest.mark.parametrize("sign", ["\\ud800", "\\U00110000", "\\ud83d\\ude00"])
def test_half_a_character_is_no_character(sign: str) -> None:
    _, (problem,) = read(f'甲: "二{sign}"\n')
    assert "反斜杠写法不对" in problem.what


def test_a_file_in_another_encoding_is_refused_with_its_line() -> None:
    node, (problem,) = read_yaml(FILE, "甲: 一\n".encode() + "乙: 二\n".encode("gb18030"))
    assert node is None
    assert str(problem) == (
        "E102 合作.yaml 第2行：文件不是 UTF-8 编码。第 10 个字节读不出来。请用编辑器另存为 UTF-8 编码。"
    )


def test_a_mark_before_utf8_is_no_content() -> None:
    node, problems = read_yaml(FILE, b"\xef\xbb\xbf" + "甲: 一".encode())
    assert problems == []
    assert isinstance(node, MappingNode)
    assert node.entries[0][0].where.column == 1


def test_a_file_too_large_is_not_read() -> None:
    node, (problem,) = read_yaml(FILE, b"a" * (LARGEST_FILE + 1))
    assert node is None
    assert problem.code == "E101"


def test_depth_is_limited_on_both_sides_of_the_line() -> None:
    assert codes("[" * (DEEPEST - 1) + "甲" + "]" * (DEEPEST - 1)) == []
    assert codes("[" * DEEPEST + "甲" + "]" * DEEPEST) == ["E111"]


@pytest.mark.parametrize(
    "bomb",
    [
        "[" * 200_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n" * 50,
        "? " * 50_000,
    ],
    ids=["lists", "mappings", "dashes", "laughs", "keys"],
)
def test_bombs_are_refused_at_once(bomb: str) -> None:
    start = time.monotonic()
    assert set(codes(bomb)) & {"E104", "E106", "E111"}
    assert time.monotonic() - start < 5


def test_too_many_nodes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkage.ground.source.MOST_NODES", 3)
    assert codes("[甲, 乙]") == []
    assert codes("[甲, 乙, 丙]") == ["E112"]


def test_every_syntax_error_has_a_line_a_cause_and_a_remedy() -> None:
    for text in (
        "a: [1,2",
        'a: "x',
        "a: @x",
        "a: %x",
        "- a\nb",
        "a:\n\tb: 1",
        "%YAML 9.9\n---\na: 1",
        "a: *",
        "a: {b",
    ):
        (problem,) = read(text)[1]
        assert problem.code == "E104", text
        assert problem.where.line >= 1
        assert problem.what.startswith("这里的写法不合 YAML 格式：")
        assert problem.remedy.startswith("请")


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    node, problems = read_yaml(FILE, text.encode("utf-8", "surrogatepass"))
    assert node is not None or problems


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_fail(data: bytes) -> None:
    node, problems = read_yaml(FILE, data)
    assert node is not None or problems
