"""Every message about a list as a whole: its own code, and a sentence that can be filled."""

from __future__ import annotations

import string

from linkage.ground.errors import Where
from linkage.verify.remarks import KINDS, NOTE, WARNING


def test_codes_are_their_own() -> None:
    codes = [kind.code for kind in KINDS]
    assert len(set(codes)) == len(codes)
    assert all("W530" <= code <= "W559" for code in codes)


def test_every_sentence_is_filled_and_ends_bare() -> None:
    for kind in KINDS:
        blanks = {name for _, name, _, _ in string.Formatter().parse(kind.message + kind.remedy) if name}
        remark = kind.at(Where("发放表.xlsx"), **dict.fromkeys(blanks, "某"))
        assert "{" not in remark.message + remark.remedy
        assert not remark.message.endswith("。")
        assert not remark.remedy.endswith("。")
        assert kind.severity in {NOTE, WARNING}
