"""Plan (方案): an arrangement that stands in for that of a season folder, to see what it would give.

Registers, facts and charter stay; the plan takes the place of the arrangement with its 编号, or of all
arrangements where none has it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from linkage.files.season_folder import is_arrangement
from linkage.ground.errors import Problem
from linkage.ground.source import MappingNode, Scalar, read_yaml


def replaced(contents: Mapping[str, bytes], plan: bytes) -> Sequence[str]:
    """The arrangement files of a season whose place a plan takes."""
    files = sorted(name for name in contents if is_arrangement(name))
    code = _code(plan)
    return [name for name in files if code and _code(contents[name]) == code] or files or ["合作.yaml"]


def with_plan(contents: Mapping[str, bytes], plan: bytes) -> dict[str, bytes]:
    """The files of a season with a plan in the first of the places it takes."""
    gone = replaced(contents, plan)
    kept = {name: data for name, data in contents.items() if name not in gone}
    return {**kept, gone[0]: plan}


def in_plan(problems: Sequence[Problem], place: str, name: str) -> tuple[Problem, ...]:
    """Problems of the plan, called by the plan's own name instead of the place it took."""
    return tuple(
        evolve(problem, where=evolve(problem.where, file=name)) if problem.where.file == place else problem
        for problem in problems
    )


def _code(data: bytes) -> str:
    node, _ = read_yaml("", data)
    code = node.get("编号") if isinstance(node, MappingNode) else None
    return code.text.strip() if isinstance(code, Scalar) else ""
