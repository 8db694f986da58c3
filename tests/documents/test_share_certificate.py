"""The certificate of a household: when it goes out, its number, its changes and what it earned."""

from __future__ import annotations

from attrs import evolve

from documents.drawn import document, draw
from linkage.model.entitlement import Settlement
from linkage.telling.paper_leaf import parts, words
from linkage.telling.twin import verify_number
from telling.test_share_history import season

CERTIFICATE = document("share_certificate")


def with_papers(settlement: Settlement, **papers: str) -> Settlement:
    first, *others = settlement.arrangements
    return evolve(settlement, arrangements=(evolve(first, papers=papers), *others))


def test_a_certificate_goes_out_where_shares_changed() -> None:
    both = {f"农户/share_certificate-{one}.pdf": one for one in ("A1", "A2")}
    assert CERTIFICATE.paths(season()) == both
    assert CERTIFICATE.paths(with_papers(season(), 股权证="无")) == {}
    still = season(股份="户号,股别,份额,起\nA1,人口股,4,2019-01-01\n", 事件="日期,户号,成员号,事件\n")
    assert CERTIFICATE.paths(still) == {}
    assert list(CERTIFICATE.paths(with_papers(still, 股权证="全部")).values()) == ["A1"]


def test_the_certificate_keeps_its_number_and_records_what_was_earned() -> None:
    settlement = season()
    (one,) = parts(CERTIFICATE.view(settlement, "A2"), "certificates")
    assert verify_number(words(one, "number"))
    (earned,) = parts(one, "earned")
    line = next(line for line in settlement.lines if line.payee == "A2")
    assert (words(earned, "each"), words(earned, "amount")) == ("≈142.8571", str(line.amount))
    assert [words(row, "capitals") for row in parts(one, "held")] == ["伍点伍股"]
    pages = draw("share_certificate", "A2", settlement).texts
    assert len(pages) == 3
    assert words(one, "number") in pages[0]
    assert pages[0].count(words(one, "number")) == 4, "head, stub, cover and seam"
    assert "存" in pages[0]
    assert all(f"{words(one, 'number')}　{at}/3" in page for at, page in enumerate(pages, start=1))
    assert all(heading in text for heading, text in zip(("份额变动", "分红记录"), pages[1:], strict=True))
