"""Every bad file: its exact messages, an exit code and no traceback, nothing written, in time and memory."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from faults.bad_files import WORKBOOK, BadFile, Files, corpus
from faults.page import PAGE, corpus_part, gallery_part
from linkage.commands import main

SECONDS, MEGABYTES = 5, 500
ENOUGH = 80
MOST_SHOWN, FEW, NAMED = 20, 5, 3
ROOT = Path(__file__).parents[2]
EXIT = {0: "照样能算。", 1: "照样能算，另有发现。", 3: ""}

# A machine that is busy with other things is slow: greedy files are told by the time of their own process, and
# by the memory of its own program: what getrusage tells counts that of the process which started it.
WATCH = """
import json, sys, time
from pathlib import Path
from click.testing import CliRunner
from linkage.commands import main
for folder in sys.argv[1:]:
    start = time.process_time()
    done = CliRunner().invoke(main, ["check", folder, "--json"])
    error = repr(done.exception) if not isinstance(done.exception, (SystemExit, type(None))) else ""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    peak = int(status["VmHWM"].split()[0]) // 1024
    seen = [done.exit_code, time.process_time() - start, peak, error, json.loads(done.stdout)]
    print(json.dumps(seen, ensure_ascii=False), flush=True)
"""


def written(files: Files, folder: Path) -> Path:
    """Write the files of a season."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def digests(folder: Path) -> dict[str, str]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Callable[[BadFile], dict[str, object]]:
    """What ``check --json`` says of a bad file; greedy ones are all read by one process, one after another."""
    greedy: dict[str, dict[str, object]] = {}

    @cache
    def look(one: BadFile) -> dict[str, object]:
        if one.greedy:
            if not greedy:
                greedy.update(_greedily(tmp_path_factory.mktemp("greedy")))
            return greedy[one.title]
        folder = written(one.make(), tmp_path_factory.mktemp("bad"))
        before, start = digests(folder), time.process_time()
        done = CliRunner().invoke(main, ["check", str(folder), "--json"])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
        return {
            "code": done.exit_code,
            "seconds": time.process_time() - start,
            "megabytes": 0,
            "said": json.loads(done.stdout),
            "stderr": done.stderr,
            "untouched": digests(folder) == before,
        }

    return look


def _greedily(folder: Path) -> Iterator[tuple[str, dict[str, object]]]:
    files = [one for one in corpus() if one.greedy]
    places = [written(one.make(), folder / f"{n}") for n, one in enumerate(files)]
    before = [digests(place) for place in places]
    watch = [sys.executable, "-c", WATCH, *map(str, places)]
    done = subprocess.run(watch, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    for one, place, known, line in zip(files, places, before, done.stdout.splitlines(), strict=True):
        code, seconds, peak, error, said = json.loads(line)
        assert error == "", one.title
        yield (
            one.title,
            {
                "code": code,
                "seconds": seconds,
                "megabytes": peak,
                "said": said,
                "stderr": "",
                "untouched": digests(place) == known,
            },
        )


def sentences(found: dict[str, str]) -> str:
    return "".join(f"{part}。" for part in (found["what"], found["why"], found["remedy"]) if part)


def bullets(said: dict[str, list[dict[str, str]]]) -> Iterator[str]:
    """What was said, as the screen says it: the same words of several places once."""
    places: dict[tuple[str, str], list[str]] = {}
    for found in (*said["problems"], *said["notes"]):
        if found["what"] != "按 UTF-8 编码读取":
            places.setdefault((found["code"], sentences(found)), []).append(found["where"])
    for found in said["findings"]:
        places.setdefault((found["code"], f"{found['message']}。"), []).append(found["where"])
    shown = MOST_SHOWN if len(places) <= MOST_SHOWN else FEW
    for (code, words), where in list(places.items())[:shown]:
        more = f" 等 {len(where)} 处" if len(where) > NAMED else ""
        yield f"- {code} {'、'.join(where[:NAMED])}{more}：{words}"
    if len(places) > shown:
        yield f"- ……一共 {len(places)} 种"


def block(one: BadFile, seen: Callable[[BadFile], dict[str, object]]) -> str:
    found = seen(one)
    lines = [f"### {one.title}", "", *bullets(found["said"])]  # type: ignore[arg-type]
    if EXIT[found["code"]]:  # type: ignore[index]
        lines += ["", EXIT[found["code"]]] if len(lines) > 2 else [EXIT[found["code"]]]  # type: ignore[index]
    return "\n".join([*lines, ""])


@pytest.mark.parametrize("one", corpus(), ids=lambda one: one.title)
def test_a_bad_file_is_told_in_time_and_leaves_nothing(
    one: BadFile, seen: Callable[[BadFile], dict[str, object]]
) -> None:
    found = seen(one)
    assert found["code"] in EXIT
    assert found["stderr"] == ""
    assert found["untouched"], "something was written into the season"
    assert found["seconds"] < SECONDS  # type: ignore[operator]
    assert found["megabytes"] < MEGABYTES  # type: ignore[operator]
    said: dict[str, list[dict[str, str]]] = found["said"]  # type: ignore[assignment]
    assert bool(said["problems"]) == (found["code"] == 3)
    for problem in said["problems"]:
        assert problem["what"]
        assert problem["remedy"], f"no remedy: {problem}"
    text = json.dumps(said, ensure_ascii=False)
    assert not re.search(r"(?<!\d)[1-9]\d{5}(19|20)\d{9}[\dX](?![\dX])", text), "an identity number is shown"


def test_every_fault_of_sheets_and_people_has_a_bad_file() -> None:
    told = {fault for one in corpus() for fault in one.faults}
    wanted = {f"F{number}" for number in range(21, 54)} | {f"S{number}" for number in range(8, 14)}
    assert wanted - told == set()
    assert len(corpus()) >= ENOUGH


def test_a_bad_file_is_the_same_every_time() -> None:
    one = next(one for one in corpus() if not one.greedy and WORKBOOK in one.make())
    assert one.make() == one.make()


def test_the_page_tells_every_bad_file(seen: Callable[[BadFile], dict[str, object]], *, bless: bool) -> None:
    chapters: dict[str, list[BadFile]] = {}
    for one in corpus():
        chapters.setdefault(one.chapter, []).append(one)
    page = "\n".join(
        f"## {chapter}\n\n" + "\n".join(block(one, seen) for one in files)
        for chapter, files in chapters.items()
    )
    if bless:
        PAGE.write_text(f"{gallery_part()}\n{page}", encoding="utf-8")
    assert corpus_part() == page
