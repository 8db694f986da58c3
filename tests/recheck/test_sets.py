"""The list of a county is held against the sets of its villages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from linkage.batch.county_list import NAME, write_county_list
from linkage.batch.village import Outcome
from linkage.ground.canonical import canonical_bytes, digest
from linkage.press.manifest import Entry, Manifest, Source, sha256
from linkage.recheck import Verdict, recheck_file

INPUTS = (("台账.xlsx", "1" * 64),)
TOTALS: dict[str, Any] = {"by_income": {"租金": "5.00"}, "gross": "5.00", "payable": "5.00"}


def village_set(folder: Path) -> None:
    """A set as small as a set can be."""
    folder.mkdir()
    result = canonical_bytes({"totals": TOTALS})
    (folder / "结果.json").write_bytes(result)
    entry = Entry("结果.json", sha256(result), "0" * 64, 0)
    (folder / "清单.json").write_bytes(Manifest(Source({"id": "x"}, INPUTS), {}, (entry,)).to_bytes())


@pytest.fixture
def county(tmp_path: Path) -> Path:
    for name in ("甲村", "乙村"):
        village_set(tmp_path / name)
    done = [Outcome(name, 0, inputs=INPUTS, totals=TOTALS) for name in ("甲村", "乙村")]
    write_county_list(tmp_path, [*done, Outcome("丙村", 3, "资料有问题")])
    return tmp_path


def test_a_county_as_it_was_made(county: Path) -> None:
    verdict = recheck_file(county / NAME)
    assert (verdict.exit_code, verdict.kind, verdict.altered) == (0, "县清单", ())
    assert verdict.facts == ("县清单未改动", "2 个村的资料摘要、合计与各村的清单、结果文件相符")
    assert verdict.unchecked == ("各村的其他文件（请逐村复核 清单.json）",)


def listed_otherwise(change: Callable[[list[dict[str, Any]]], object]) -> Callable[[Path], None]:
    """The list rewritten, its digest put right; the villages stand in the order 丙, 乙, 甲."""

    def write(county: Path) -> None:
        document = json.loads((county / NAME).read_bytes())
        del document["digest"]
        change(document["villages"])
        document["digest"] = digest(document)
        (county / NAME).write_bytes(canonical_bytes(document))

    return write


def _result_altered(county: Path) -> None:
    path = county / "甲村" / "结果.json"
    path.write_bytes(path.read_bytes().replace(b"5.00", b"6.00"))


def _set_of_another(county: Path) -> None:
    path = county / "甲村" / "清单.json"
    other = Manifest.from_bytes(path.read_bytes())
    assert other is not None
    path.write_bytes(Manifest(Source({"id": "x"}, (("台账.xlsx", "2" * 64),)), {}, other.files).to_bytes())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            listed_otherwise(lambda rows: rows[1]["totals"].update(payable="9.00")),
            "乙村：合计与结果.json 不同",
        ),
        (listed_otherwise(lambda rows: rows[2].update(inputs=[])), "资料摘要与县清单所记的不同"),
        (listed_otherwise(lambda rows: rows[0].update(folder="../乙村")), "不是本程序写的县清单，改动过"),
        (listed_otherwise(lambda rows: rows.append({"folder": "甲村"})), "不是本程序写的县清单，改动过"),
        (_result_altered, "甲村：没有结果.json，或者与清单所记的不同"),
        (_set_of_another, "甲村：各村清单里的资料摘要与县清单所记的不同"),
        (lambda county: (county / "甲村" / "清单.json").unlink(), "甲村：没有完好的清单.json"),
        (lambda county: (county / NAME).write_bytes(b"{}"), ""),
    ],
)
def test_what_does_not_fit_is_told(change: Callable[[Path], None], said: str, county: Path) -> None:
    change(county)
    verdict = recheck_file(county / NAME)
    assert verdict.exit_code == (5 if said else 3)
    assert said in "".join(verdict.altered)


def test_what_is_not_beside_or_not_listed_is_told_as_not_checked(county: Path) -> None:
    village_set(county / "丁村")
    (county / "甲村").rename(county.parent / f"{county.name}-甲村")
    verdict: Verdict = recheck_file(county / NAME)
    assert verdict.exit_code == 0
    assert {"甲村（不在旁边）", "丁村 里有一套成品，县清单里没有这个村"} <= set(verdict.unchecked)
