"""A finding (发现) in words: what was found, how to mend it, and what was decided about it."""

from __future__ import annotations

import re

from linkage.model.entitlement import Finding

_REMEDY = re.compile(r"[。；](?=请)")


def what_and_remedy(message: str) -> tuple[str, str]:
    """What is wrong, and how to mend it or nothing; neither ends with a full stop."""
    what, *remedy = _REMEDY.split(message.rstrip("。"), maxsplit=1)
    return what, "".join(remedy)


def finding_line(finding: Finding, answer: str = "") -> str:
    """A finding on one line; ``answer`` is the decision about it in words, and then no remedy is told."""
    if answer:
        what, _ = what_and_remedy(finding.message)
        return f"{finding.code} {finding.where}：{what}。{answer}"
    return f"{finding.severity} {finding.code} {finding.where}：{finding.message}（{finding.ground}）"
