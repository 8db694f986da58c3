"""The second evaluator stands alone: nothing but the standard library, also when copied elsewhere."""

from __future__ import annotations

import json
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import linkage.checker
from checker.samples import village
from linkage.checker import canonical_bytes
from linkage.checker.__main__ import main

PACKAGE = Path(linkage.checker.__file__).parent
LOADED = "import json, sys; import linkage.checker; print(json.dumps(sorted(sys.modules)))"


def test_it_loads_nothing_else_of_the_house_and_no_other_library() -> None:
    command = [
        sys.executable,
        "-I",
        "-c",
        f"import sys; sys.path.insert(0, {str(PACKAGE.parent.parent)!r}); {LOADED}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    bare = subprocess.run(
        [sys.executable, "-I", "-c", "import json, sys; print(json.dumps(sorted(sys.modules)))"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = set(json.loads(done.stdout)) - set(json.loads(bare.stdout))
    house = {name for name in loaded if name.split(".")[0] == "linkage"}
    assert {name for name in house if not name.startswith("linkage.checker")} == {"linkage"}
    assert {name.split(".")[0] for name in loaded} - {"linkage"} <= sys.stdlib_module_names


def test_a_copy_of_the_folder_runs_by_itself(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "recount", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "结果.json").write_bytes(canonical_bytes(village()))
    command = [sys.executable, "-m", "recount", "结果.json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_verdicts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "结果.json"
    path.write_bytes(canonical_bytes(village()))
    assert main([str(path)]) == 0
    assert capsys.readouterr().out == f"{path} 一致：每个数都由所附的推导重新算出。\n"
    path.write_bytes(path.read_bytes()[:-1])
    assert main([str(path)]) == 5
    assert capsys.readouterr().out.endswith(f"{path} 不一致：1 处。\n")
    assert main([str(tmp_path / "没有.json")]) == 3
    assert main([]) == 2
    assert "用法" in capsys.readouterr().out


def test_the_module_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["checker"])
    monkeypatch.delitem(sys.modules, "linkage.checker.__main__", raising=False)
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("linkage.checker", run_name="__main__")
    assert ended.value.code == 2
