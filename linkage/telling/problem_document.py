"""Problem document (问题): what was wrong with an input, and where, as data for programs."""

from __future__ import annotations

from linkage.ground.errors import Problem, Where
from linkage.ground.figure import Json


def place_document(where: Where) -> dict[str, Json]:
    """A place as one sentence, ``where``, and in its parts."""
    return {
        "where": str(where),
        "file": where.file,
        "sheet": where.sheet,
        "cell": where.cell,
        "line": where.line,
    }


def problem_document(problem: Problem) -> Json:
    """A problem: its code, its place, what is wrong, why, and how to mend it."""
    return {
        "code": problem.code,
        **place_document(problem.where),
        "what": problem.what,
        "why": problem.why,
        "remedy": problem.remedy,
    }
