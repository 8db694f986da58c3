"""A plan takes the place of the arrangement with its 编号, or of all where none has it."""

from __future__ import annotations

from linkage.files.plan import in_plan, replaced, with_plan
from linkage.ground.errors import Problem, Where

SEASON = {
    "合作-1.yaml": "合作: 甲\n编号: A-1\n".encode(),
    "合作-2.yaml": "合作: 乙\n编号: B-1\n".encode(),
    "台账/名册.csv": b"",
}


def test_the_plan_takes_the_place_of_its_code() -> None:
    plan = "合作: 新\n编号: B-1\n".encode()
    assert replaced(SEASON, plan) == ["合作-2.yaml"]
    assert with_plan(SEASON, plan) == {**SEASON, "合作-2.yaml": plan}


def test_a_plan_with_another_code_takes_the_place_of_all() -> None:
    plan = "合作: 新\n编号: C-1\n".encode()
    assert with_plan(SEASON, plan) == {"合作-1.yaml": plan, "台账/名册.csv": b""}


def test_a_plan_without_a_code_or_not_yaml_takes_the_place_of_all() -> None:
    for plan in (b"", b"- : [", "合作: 新\n".encode()):
        assert set(with_plan(SEASON, plan)) == {"合作-1.yaml", "台账/名册.csv"}


def test_a_folder_without_arrangement_gets_one() -> None:
    assert with_plan({"台账/名册.csv": b""}, b"x: y") == {"台账/名册.csv": b"", "合作.yaml": b"x: y"}


def test_problems_speak_of_the_plan_by_its_own_name() -> None:
    inside = Problem("E101", Where("合作-1.yaml", line=3, column=1), "错", "因", "改")
    outside = Problem("E201", Where("台账/名册.csv", sheet="名册", cell="A2"), "错", "因", "改")
    told = in_plan([inside, outside], "合作-1.yaml", "方案二.yaml")
    assert [str(problem.where) for problem in told] == ["方案二.yaml 第3行", str(outside.where)]
