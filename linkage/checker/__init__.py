"""The second evaluator (复算): proves a result document or a statement from the data it carries.

It shares no code with the engine and needs nothing but the standard library, so that an auditor can
read it in an afternoon, copy this folder and run it alone: ``python -m linkage.checker FILE.json``.
The trace form it evaluates is described in ``docs/trace.md``.
"""

from __future__ import annotations

from .canonical import canonical_bytes, check_bytes, digest, parse
from .document import RESULT, check_result
from .faults import Disagreement, WrongError
from .node import Amount, Context, Value
from .tree import evaluate
from .twin import STATEMENT, check_twin

__all__ = [
    "Amount",
    "Context",
    "Disagreement",
    "Value",
    "WrongError",
    "canonical_bytes",
    "check_bytes",
    "check_document",
    "check_result",
    "check_twin",
    "digest",
    "evaluate",
    "parse",
]


def check_document(data: bytes) -> list[Disagreement]:
    """Check the bytes of a result document or a statement's twin: form, digest, and every figure."""
    found = check_bytes(data)
    if found:
        return found
    document = parse(data)
    schema = document.get("schema") if isinstance(document, dict) else None
    if schema == RESULT:
        return check_result(document)
    if schema == STATEMENT:
        return check_twin(document)
    return [Disagreement("文件", "", "", "既不是结果文件，也不是告知书的附带数据。")]
