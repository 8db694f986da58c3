"""Lets an auditor check a file alone: ``python -m linkage.checker FILE.json``; 0 agrees, 5 does not."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from . import check_document

_AGREES, _WRONG_USE, _UNREADABLE, _DISAGREES = 0, 2, 3, 5


def main(arguments: Sequence[str]) -> int:
    """Check one file and say so; return the exit code."""
    if len(arguments) != 1:
        sys.stdout.write("用法：python -m linkage.checker 结果.json\n")
        return _WRONG_USE
    try:
        data = Path(arguments[0]).read_bytes()
    except OSError as error:
        sys.stdout.write(f"读不了 {arguments[0]}：{error.strerror}。\n")
        return _UNREADABLE
    found = check_document(data)
    for disagreement in found:
        sys.stdout.write(f"{disagreement}\n")
    verdict = f"不一致：{len(found)} 处。" if found else "一致：每个数都由所附的推导重新算出。"
    sys.stdout.write(f"{arguments[0]} {verdict}\n")
    return _DISAGREES if found else _AGREES


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
