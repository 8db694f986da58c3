"""The verification as a paper (核对报告): what the accountant signs and files beside the list.

It is drawn by the same press as all papers, with masked numbers only. Its day is left to the hand of whoever
signs it; nothing on it depends on the clock.
"""

from __future__ import annotations

from collections.abc import Sequence

from linkage.document import Shown, View, render_html
from linkage.press.job import Job
from linkage.telling.paper import issuer, period, running, sealed, season_name
from linkage.telling.stamp import KEEPERS
from linkage.verify.proof import Remark
from linkage.verify.told import VERDICTS, ToldDifference, ToldOutcome, balanced, counted, remedies, told
from linkage.verify.verification import Verification

TEMPLATE = "verify_report.html"
TITLE = "发放表核对报告"

#: More households than these would make a paper nobody reads; all of them stand in 核对结果.json.
MOST_HOUSEHOLDS = 500
MOST_REMARKS = 60

_DIGEST = 16


def report_job(verification: Verification, path: str, sha256: str) -> Job:
    """The paper as something the press can print."""
    page = render_html(TEMPLATE, report_view(verification, sha256))
    return Job(path=path, parts=(page,), edition="internal", title=TITLE, who=TITLE)


def report_view(verification: Verification, sha256: str) -> View:
    """What the template shows."""
    settlement, paid = verification.settlement, verification.paid
    shown = list(told(verification))
    return sealed(
        {
            "title": f"{season_name(settlement)}{TITLE}",
            "running": running(settlement, f"{settlement.main.name}·{TITLE}", "", KEEPERS),
            "season": season_name(settlement),
            "period": period(settlement),
            "village": settlement.main.name,
            "sender": issuer(settlement).name,
            "list": {
                "file": paid.file,
                "sheet": f"〔{paid.sheet}〕" if paid.sheet else "",
                "rows": str(len(paid.rows)),
                "digest": sha256[:_DIGEST],
            },
            "compared": list(verification.compared),
            "counted": counted(verification),
            "balanced": balanced(verification),
            "verdicts": [
                {"word": verdict.value, "count": str(verification.count(verdict))} for verdict in VERDICTS
            ],
            "totals": [
                {"state": "相符" if one.holds else "不符", "text": one.told}
                for one in verification.agreements
            ],
            "outcomes": [_outcome(at, one) for at, one in enumerate(shown[:MOST_HOUSEHOLDS], start=1)],
            "more": _more(len(shown), MOST_HOUSEHOLDS, "户"),
            "remarks": _remarks((*verification.remarks, *verification.proved)),
            "remedies": list(remedies(verification)),
        }
    )


def _more(count: int, most: int, what: str) -> str:
    return f"还有 {count - most} {what}，见核对结果.json。" if count > most else ""


def _outcome(at: int, one: ToldOutcome) -> Shown:
    return {
        "at": str(at),
        "who": one.label,
        "rows": one.rows,
        "lines": [
            _line(difference, one.told if at_row == 0 else ())
            for at_row, difference in enumerate(one.differences)
        ],
    }


def _line(one: ToldDifference, notes: Sequence[str]) -> Shown:
    return {
        "verdict": one.verdict.value,
        "item": one.item,
        "due": one.due,
        "paid": one.paid,
        "off": one.off,
        "told": list(dict.fromkeys((*one.lines, *notes))),
    }


def _remarks(remarks: Sequence[Remark]) -> list[Shown]:
    shown: list[Shown] = [
        {
            "code": one.code,
            "severity": one.severity,
            "where": str(one.where),
            "message": "".join(f"{text}。" for text in (one.message, one.remedy) if text),
        }
        for one in remarks[:MOST_REMARKS]
    ]
    more = _more(len(remarks), MOST_REMARKS, "条")
    if more:
        shown.append({"code": "", "severity": "", "where": "", "message": more})
    return shown
