"""Every paper of the example seasons, set by learned rules and drawn by the engine: the same page."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from linkage.closing import close
from linkage.press.comparison import difference, file_difference
from linkage.press.drawing import LANGUAGE, Drawer
from linkage.press.press import make_ready
from linkage.press.setting.learning import pango_breaks
from linkage.press.setting.markup import UnsetError
from linkage.press.setting.pdf_writer import Label
from linkage.press.setting.setter import PaperSetter
from linkage.publishing import papers

EXAMPLES = sorted(path for path in (Path(__file__).parents[1] / "examples").iterdir() if path.is_dir())


@pytest.mark.deep
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    "season", [path for path in EXAMPLES if any(path.glob("合作*.yaml"))], ids=lambda p: p.name
)
def test_every_set_paper_is_the_page_that_the_engine_makes(season: Path) -> None:
    jobs = [paper.job for paper in papers(close(season))]
    press = make_ready(jobs)
    drawer = Drawer(press.fonts)
    setter = PaperSetter(press.fonts, press.ways.families, pango_breaks(LANGUAGE))
    kinds: Counter[tuple[str, str]] = Counter()
    apart = {}
    for job in jobs:
        if len(job.parts) > 1:
            continue
        kind = job.path.rpartition("/")[2].partition("-")[0]
        try:
            pages = setter.pages(job.parts[0])
        except UnsetError:
            kinds[kind, "full"] += 1
            continue
        kinds[kind, "form"] += 1
        layout = drawer.lay_out(job.parts[0])
        drawn = drawer.draw([layout], job.edition, job.title)
        written = setter.write([pages], Label(job.title, LANGUAGE, drawer.dress(job.edition, job.title)))
        found = difference(layout.document.pages, pages) or file_difference(drawn, written, pixels=True)
        if found:
            apart[job.path] = found
    assert apart == {}
    assert kinds["statement", "form"] > 19 * kinds["statement", "full"]
