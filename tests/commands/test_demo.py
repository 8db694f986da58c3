"""``linkage demo``: invented villages on disk, the same for the same seed."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from linkage.commands import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["demo", *arguments])


def test_villages_are_written_and_can_be_checked(tmp_path: Path) -> None:
    out = tmp_path / "县"
    result = run("--villages", "2", "--households", "5", "--seed", "9", "--out", str(out))
    assert result.exit_code == 0
    assert "2 个村，每村 5 户，种子 9" in result.output
    first = min(out.iterdir())
    assert CliRunner().invoke(main, ["check", str(first)]).exit_code in {0, 1}


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    for name in ("一", "二"):
        assert (
            run(
                "--households", "4", "--seed", "3", "--ledger", "csv", "--out", str(tmp_path / name)
            ).exit_code
            == 0
        )
    files = [
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*.*")
            if path.is_file()
        }
        for name in ("一", "二")
    ]
    assert files[0] == files[1]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "信.txt").write_text("不要动", encoding="utf-8")
    result = run("--out", str(tmp_path))
    assert result.exit_code == 2
    assert "已经存在" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["信.txt"]


def test_too_many_households_are_refused() -> None:
    assert run("--households", "100001", "--out", "x").exit_code == 2
