"""Files of one season that come from two computations are told, whichever they are."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from checker.samples import village
from linkage.commands import main
from linkage.ground.canonical import canonical_bytes, digest
from linkage.recheck import Verdict, computations_apart, recheck_file
from linkage.recheck.verdict import Origin
from linkage.telling.twin import build_twin, qr_text, with_printed
from statements import drawn, statement, words


def corrected() -> dict[str, Any]:
    """The sample village computed once more, from another register."""
    again: Any = copy.deepcopy(village())
    again["inputs"][0]["sha256"] = "9" * 64
    again["digest"] = digest({key: value for key, value in again.items() if key != "digest"})
    return dict(again)


@pytest.fixture
def papers(tmp_path: Path) -> dict[str, Path]:
    """A statement and the result of one computation, a statement and the result of another."""
    bare = build_twin(corrected(), "H003")
    twin = with_printed(bare, "\n".join(words(bare)))
    files = {
        "old": statement(),
        "new": drawn(words(twin), qr_text(twin), canonical_bytes(twin)),
        "result": canonical_bytes(village()),
        "corrected": canonical_bytes(corrected()),
    }
    paths = {}
    for name, data in files.items():
        paths[name] = tmp_path / f"{name}{'.pdf' if data.startswith(b'%PDF') else '.json'}"
        paths[name].write_bytes(data)
    return paths


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["old"], 0),
        (["old", "result"], 0),
        (["new", "corrected"], 0),
        (["old", "corrected"], 1),
        (["new", "result"], 1),
        (["old", "new"], 1),
        (["old", "new", "result", "corrected"], 1),
    ],
)
def test_a_superseded_paper_is_told_beside_one_that_counts(
    names: list[str], code: int, papers: dict[str, Path]
) -> None:
    done = CliRunner().invoke(main, ["recheck", *(str(papers[name]) for name in names)])
    assert done.exit_code == code, done.output
    assert ("出自不同的核算" in done.output) == (code == 1)
    for digests in (str(village()["digest"]), str(corrected()["digest"])):
        assert (f"结果摘要 {digests[:16]}…：" in done.output) == (code == 1)


def test_each_of_them_agrees_with_itself(papers: dict[str, Path]) -> None:
    verdicts = [recheck_file(path) for path in papers.values()]
    assert [one.exit_code for one in verdicts] == [0, 0, 0, 0]
    (apart,) = computations_apart(verdicts)
    assert sorted(names for _, names in apart.files) == [
        ("new.pdf", "corrected.json"),
        ("old.pdf", "result.json"),
    ]


def test_what_was_altered_comes_from_nowhere(papers: dict[str, Path]) -> None:
    papers["result"].write_bytes(papers["result"].read_bytes().replace(b"2100.00", b"2100.01"))
    assert recheck_file(papers["result"]).origin is None


def test_seasons_and_files_without_figures_are_let_be() -> None:
    one, two = Origin("A/2025-01-01", "1" * 64), Origin("B/2025-01-01", "2" * 64)
    verdicts = [Verdict("a", "", origin=one), Verdict("b", "", origin=two), Verdict("c", "")]
    assert list(computations_apart(verdicts)) == []
