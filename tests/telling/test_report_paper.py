"""Any report becomes a paper of one form, and a report without tables becomes none."""

from __future__ import annotations

from attrs import evolve

from documents.drawn import draw, leaked
from documents.sample import season
from linkage import reports
from linkage.ground.catalogue import catalogue
from linkage.report import Heading, Report, Table
from linkage.telling.report_paper import as_document

SMALL = Report(
    name="small",
    title="小表",
    edition="internal",
    about=("只有一张表。",),
    tell=lambda _: (
        Table(
            "一、表", (Heading("名", 30), Heading("数", 0, "num")), (("甲<", "1"),), ("合计", "1"), ("注",)
        ),
        Table("二、空表", (Heading("名"),), ()),
    ),
)


def test_a_page_shows_the_tables_and_escapes_the_words() -> None:
    paper = as_document(SMALL)
    assert paper.paths(season()) == {"内部/small.pdf": ""}
    drawn = draw(paper, "", season())
    assert "甲&lt;" in drawn.page
    assert all(word in drawn.text for word in ("小表", "甲<", "合计", "只有一张表", "没有。", "注"))
    assert leaked(drawn.data) == []


def test_nothing_to_report_is_no_paper() -> None:
    assert as_document(evolve(SMALL, tell=lambda _: ())).paths(season()) == {}


def test_public_reports_are_the_only_ones_outside() -> None:
    for report in catalogue(reports, Report).values():
        assert report.path.startswith("公开/") == (report.edition == "public")
