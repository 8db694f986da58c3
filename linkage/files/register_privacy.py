"""Register privacy (台账里的号码): no identity, phone or card number stands where papers print names.

户号, 姓名 and 组 are printed on lists that everybody reads and stand in the result document; a number of a
person that was typed there would go out with them. The message never repeats it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linkage.files.register_faults import NUMBER_IN_NAME
from linkage.ground.errors import Problem
from linkage.ground.number_forms import CARD, IDENTITY, MOBILE, standing_alone
from linkage.model.registers import Row
from linkage.model.spelled_numbers import one_spelling

_PRINTED = ("户号", "姓名", "组")
_NUMBERS = (
    ("身份证号", standing_alone(IDENTITY)),
    ("银行卡号", standing_alone(CARD)),
    ("手机号", standing_alone(MOBILE)),
)


def check_privacy(roster: Iterable[Row], problems: list[Problem]) -> None:
    """Tell every cell of the roster that is printed and holds what looks like a number of a person."""
    for row in roster:
        problems += _found(row, {heading: row.text(heading) for heading in _PRINTED})


def _found(row: Row, printed: Mapping[str, str]) -> Iterable[Problem]:
    for heading, text in printed.items():
        what = next((what for what, form in _NUMBERS if form.search(one_spelling(text))), "")
        if what:
            yield NUMBER_IN_NAME.at(row.where(heading), heading=heading, what=what)
