"""Pages of a template that somebody changed, and whether they still come out as the layout engine makes them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from both_ways import differences
from linkage.press.drawing import Drawer, RenderingError
from linkage.press.job import Job, Task
from linkage.press.season_fonts import SeasonFonts
from linkage.press.ways import Ways, decide
from linkage.press.worker import Worker
from sheets import sheet

BODY = (
    "<h1>云坪村收益告知书</h1><p class=first>户主 <strong>{name}</strong>，现付 <span class=sum>{sum} 元</span>。</p>"
    "<table class=lines><col><col style='width: 30mm'><thead><tr><th>项目</th><th class=num>金额（元）</th></tr>"
    "</thead><tbody><tr><td>土地租金，按每亩五百斤稻谷折算，价格按上年十二月一日公布的收购价，逐户计算到分，不足一年的按日计算</td>"
    "<td class=num>{sum}</td></tr><tr><td>合计</td><td class=num>{sum}</td></tr></tbody></table>"
    "<p class=last>有疑问请找会计；异议期十五天（自公示之日起算）。“一致”请打勾，“有异议”请写明。</p>"
)
PEOPLE = (
    ("欧阳小云", "1,204.50"),
    ("王一", "88.00"),
    ("阿依古丽·买买提", "1,000,000.00"),
    ("赵六", "0.01"),
    ("司马相如", "7.00"),
    ("钱多", "12,345.67"),
)


def changed(style: str = "", piece: str = "", body: str = BODY, *, lead: str = "") -> list[str]:
    """Pages of one family whose template was changed.

    In a piece, {name}, {sum}, {yuan}, {fen}, {at} and {class_} stand for what is other on every paper.
    """
    head = f"<style>{style}</style>" if style else ""
    pages = []
    for at, (name, amount) in enumerate(PEOPLE):
        yuan, _, fen = amount.partition(".")
        values = {
            "name": name,
            "sum": amount,
            "yuan": yuan,
            "fen": fen,
            "at": str(at + 1),
            "class_": ("even", "odd")[at % 2],
        }
        pages.append(sheet(head + filled(lead, values) + filled(body, values) + filled(piece, values)))
    return pages


def filled(piece: str, values: dict[str, str]) -> str:
    """A piece with its values; a part between {? and ?} stands on every second paper only."""
    for name, value in values.items():
        piece = piece.replace(f"{{{name}}}", value)
    while "{?" in piece:
        before, _, rest = piece.partition("{?")
        inside, _, after = rest.partition("?}")
        piece = before + (inside if values["class_"] == "odd" else "") + after
    return piece


def unlike(pages: Sequence[str], fonts: SeasonFonts) -> tuple[bool, list[str]]:
    """Whether pages are set by learned rules, and how they then differ from the pages of the engine.

    Those that are left to the engine must say why.
    """
    jobs = [
        Job(f"农户/statement-{at}.pdf", (page,), "household", "告知书", "某户")
        for at, page in enumerate(pages)
    ]
    ways = decide(pages, fonts)
    keys = {job.path: "" for job in jobs}
    fast, slow = Worker(fonts, ways, keys), Worker(fonts, Ways(), keys)
    for job in jobs[:3]:
        printed = fast.work(Task((job,)))[0]
        if printed.way == "full":
            if not printed.why:
                return False, ["left to the engine without a word"]
            continue
        if found := differences(slow.work(Task((job,)))[0].data, printed.data):
            return True, found
    return bool(ways.families), []


def held(pages: Sequence[str], fonts: SeasonFonts) -> list[str]:
    """How set pages differ; what the engine itself refuses is refused however it is asked."""
    try:
        return unlike(pages, fonts)[1]
    except RenderingError:
        drawer = Drawer(fonts)
        with pytest.raises(RenderingError):
            drawer.draw([drawer.lay_out(pages[0])], "household", "告知书")
        return []
