"""Every paper of the example seasons, set by learned rules and drawn by the engine: the same file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve

from both_ways import Measure, differences
from linkage.closing import close
from linkage.press.press import Press, make_ready
from linkage.press.ways import Ways
from linkage.publishing import papers

EXAMPLES = sorted(path for path in (Path(__file__).parents[1] / "examples").iterdir() if path.is_dir())


@pytest.mark.deep
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    "season", [path for path in EXAMPLES if any(path.glob("合作*.yaml"))], ids=lambda p: p.name
)
def test_every_paper_is_the_file_that_the_engine_makes(season: Path) -> None:
    press = make_ready([paper.job for paper in papers(close(season))])
    measure, ways = Measure(), Counter[tuple[str, str]]()
    assert compared(press, measure, ways) == {}
    assert measure.codes > 0
    assert ways["statement", "form"] > 19 * ways["statement", "full"]


def compared(press: Press, measure: Measure, ways: Counter[tuple[str, str]]) -> dict[str, list[str]]:
    """Print every paper both ways, print files among them, and say which differ in what.

    Both batches are divided alike, so that the same file comes of both at the same time.
    """
    apart = {}
    slow = evolve(press, ways=Ways())
    for ours, theirs in zip(press.run(0), slow.run(0), strict=True):
        assert ours.path == theirs.path
        kind = ours.path.rpartition("/")[2].removesuffix(".pdf").partition("-")[0]
        ways[kind, ours.way] += 1
        if ours.way == "full":
            found = [] if ours.data == theirs.data else ["laid out twice, and other bytes"]
        else:
            found = differences(theirs.data, ours.data, measure)
        if found:
            apart[ours.path] = found
    return apart
