"""The record of 四议两公开 (B3): six steps of one matter as they are on record, with places to sign.

Each step has a sheet of its own, as the registers of villages have it: the facts above, room to write below,
and as many places to sign as people came. What the register says is printed, what it does not say stays a
dash; the check beside it says what is missing.
"""

from __future__ import annotations

from collections.abc import Mapping

from linkage.document import Document, Shown, View
from linkage.governance.matters import POSTINGS, RESULT_POSTED, REVIEWED, STEPS, Duty, Matter, body_of
from linkage.governance.postings import Posting, after_payment
from linkage.model.entitlement import Settlement
from linkage.model.registers import Row
from linkage.telling.checklist import DONE, checklist
from linkage.telling.meeting_words import UNWRITTEN, day_said, figures, matter_of, matters_decided, subject
from linkage.telling.paper import (
    dated,
    period,
    running_numbered,
    sealed,
    season_name,
)
from linkage.telling.stamp import PAYEES

TITLE = "四议两公开登记表"

#: What each step is called on the form.
_CALLED = dict(
    zip(
        STEPS,
        (
            "党组织提议",
            "村“两委”商议",
            "党员大会审议",
            "成员大会或成员代表大会决议",
            "决议公开",
            "实施结果公开",
        ),
        strict=True,
    )
)


_ORDER = ("①", "②", "③", "④", "⑤", "⑥")

#: Places to sign: so many in a row, so many where nobody wrote how many came, and at most.
_ACROSS, _USUAL, _MOST = 5, 20, 60
#: Rows of places that leave the full room to write above them.
_ROWS_BESIDE = 4


def _seats(row: Row | None) -> list[Shown]:
    """Rows of empty places, one for everybody who came."""
    said = figures(row)["present"]
    count = int(said) if isinstance(said, str) and said.isascii() and said.isdigit() else _USUAL
    rows = -(-min(max(count, _ACROSS), _MOST) // _ACROSS)
    return [[""] * _ACROSS for _ in range(rows)]


def _paths(settlement: Settlement) -> Mapping[str, str]:
    found = matters_decided(settlement, four_and_two=True)
    return {f"内部/four_two-{at:02d}.pdf": number for at, number in enumerate(found, start=1)}


def _view(settlement: Settlement, number: str) -> View:
    ours = matters_decided(settlement, four_and_two=True)[number]
    duty = ours[0]
    matter = matter_of(settlement, duty)
    return sealed(
        {
            "title": f"{duty.party.name}{season_name(settlement)}{TITLE}",
            "running": running_numbered(settlement, TITLE, PAYEES, number),
            "sender": duty.party.name,
            "number": number,
            "matter": subject(matter.resolution or matter.rows[0]) or matter.text,
            "pools": "、".join(one.outcome.pool.name for one in ours),
            "period": period(settlement),
            "day": dated(settlement),
            "steps": [_step(settlement, duty, matter, step) for step in STEPS],
        }
    )


def _step(settlement: Settlement, duty: Duty, matter: Matter, step: str) -> Shown:
    row = matter.step(step)
    posted = Posting(step, row) if row is not None and step in POSTINGS else None
    days = posted.days if posted is not None else None
    state = next(
        item.state
        for item in checklist(settlement)
        if item.asks == step and item.about in {f"会议 {matter.number}", duty.where}
    )
    return {
        "name": _CALLED[step],
        "at": _ORDER[STEPS.index(step)],
        "state": state,
        "open": state if state != DONE else "",
        "seats": [] if step in POSTINGS else _seats(row),
        "many": step not in POSTINGS and len(_seats(row)) > _ROWS_BESIDE,
        "day": day_said(row, "日期"),
        "body": (body_of(row) if row is not None else "") or UNWRITTEN,
        "paper": (row.text("文号") if row is not None else "") or UNWRITTEN,
        "posting": step in POSTINGS,
        "result": step == RESULT_POSTED,
        "later": posted is not None and after_payment(settlement, posted),
        "township": step in {REVIEWED, STEPS[3]},
        "posted": f"{day_said(row, '公示起')}至{day_said(row, '公示止')}",
        "days": f"{days} 天" if days is not None else UNWRITTEN,
        **figures(row),
    }


DOCUMENT = Document(
    title=TITLE,
    template="four_two.html",
    edition="internal",
    view=_view,
    paths=_paths,
    mechanisms=(73,),
)
