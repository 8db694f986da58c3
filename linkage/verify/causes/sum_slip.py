"""Slip in a sum (合计笔误): the right sum of a household, copied with a digit wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from linkage.verify.cause import Case, CauseKind
from linkage.verify.slips import Slip, dropped_or_doubled, point_moved, transposed
from linkage.verify.verdict import Cause, Evidence

_WAYS: Sequence[tuple[str, str, Slip]] = (
    ("dropped", "漏写或多写了一位", dropped_or_doubled),
    ("transposed", "两位数字颠倒", transposed),
    ("point", "小数点移了位", point_moved),
)


def _find(case: Case) -> Iterator[Cause]:
    if case.clause or not case.due or not case.paid:
        return
    plain = case.due.plain
    for kind, said, slip in _WAYS:
        for text in dict.fromkeys((plain, plain.rstrip("0").rstrip("."))):
            if any(Fraction(wrong) == case.paid.yuan for wrong in slip(text)):
                words = f"合计{said}：{case.due} 写成了 {case.paid}"
                yield Cause(kind, words, case.paid, Evidence.SLIP)
                return


CAUSE = CauseKind("sum_slip", "合计笔误", 33, _find)
