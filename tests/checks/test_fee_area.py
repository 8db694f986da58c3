"""A fee for land is charged for the area on record, or the register says why not."""

from __future__ import annotations

from fractions import Fraction

from documents.contracts import settled
from documents.test_lease_fee import DEALS, with_fee
from linkage.check import NOTE, WARNING
from linkage.checks.fee_area import CHECK
from linkage.model.entitlement import Finding
from villages import Village


def plots(village: Village) -> Fraction:
    """The area of all plots on record."""
    headings, *rows = village.registers["地块"]
    at = next(place for place, name in enumerate(headings) if name.startswith("面积"))
    return sum((Fraction(row[at]) for row in rows), start=Fraction(0))


def charging(area: Fraction, day: str = "2025-09-15", joined: str = "") -> list[Finding]:
    """What is said where the fee is for so many 亩, and a plot of 2 亩 joins on a day."""
    made = with_fee()
    registers = {**made.registers, "居间": (DEALS[0], (day, *DEALS[1][1:4], str(float(area)), "亩"))}
    made = Village(made.arrangement, made.charter, registers)
    if joined:
        headings, first, *_ = made.registers["地块"]
        new = dict(zip(headings, first, strict=True))
        values = {"地块代码": "3699011020100109999", "面积（亩）": "2", "起": joined, "止": ""}
        made = made.with_rows("地块", tuple(values.get(name, new[name]) for name in headings))
    return list(CHECK.run(settled(made)))


def test_the_area_on_record_is_right() -> None:
    assert charging(plots(with_fee())) == []


def test_another_area_has_to_be_mended() -> None:
    (finding,) = charging(plots(with_fee()) - 1)
    assert finding.severity == WARNING
    assert "差 1.00 亩，台账里看不出原因。请核对" in finding.message


def test_what_joined_after_the_charge_explains_it() -> None:
    (finding,) = charging(plots(with_fee()), joined="2025-10-01")
    assert finding.severity == NOTE
    assert "收费以后登记有变动：加入 2.00 亩" in finding.message
    (before,) = charging(plots(with_fee()), joined="2025-09-01")
    assert before.severity == WARNING
