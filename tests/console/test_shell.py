"""The shell: every outcome is a sentence and an exit code, whatever the command does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from linkage.console import crash, shell, terminal
from linkage.ground.errors import (
    EnvironmentTroubleError,
    InputRefusedError,
    IntegrityAlarmError,
    LinkageError,
    Problem,
    UsageError,
    Where,
    WithheldError,
)

PROBLEM = Problem("E308", Where("台账.xlsx", sheet="地块", cell="D12"), "“3,5”不是数", "", "请写成 3.5")


def program(body: Callable[[], int] = lambda: 0) -> shell.Program:
    """A program with one command that does this."""

    @click.command(help="试一试。\n\n这一段说得很长，" + "说了又说，" * 20 + "才算完。")
    @click.argument("season", type=click.Path(path_type=Path), metavar="SEASON")
    @click.option(
        "--out", cls=shell.RequiredOption, type=click.Path(path_type=Path), metavar="DIR", help="输出目录。"
    )
    @click.option("--kind", type=click.Choice(["甲", "乙"]), help="哪一种。")
    @click.option("--workers", type=click.IntRange(1, 64), help="几个。")
    @click.option("--json", "as_json", is_flag=True, help="只出 JSON。")
    def attempt(season: Path, out: Path, kind: str, workers: int, *, as_json: bool) -> int:
        del season, out, kind, workers, as_json
        return body()

    return shell.Program({"attempt": attempt}, "试验。")


def run(*arguments: str, body: Callable[[], int] = lambda: 0) -> Result:
    return CliRunner().invoke(program(body), arguments)


def attempt(body: Callable[[], int]) -> Result:
    return run("attempt", "s", "--out", "o", body=body)


@pytest.mark.parametrize("code", [0, 1, 3])
def test_a_command_gives_its_exit_code(code: int) -> None:
    assert attempt(lambda: code).exit_code == code


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (UsageError("用错了"), 2),
        (InputRefusedError([PROBLEM]), 3),
        (WithheldError("扣下了"), 3),
        (EnvironmentTroubleError("磁盘满了"), 4),
        (IntegrityAlarmError("不一致"), 5),
        (LinkageError("坏了"), 70),
    ],
)
def test_each_error_has_its_code_and_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: LinkageError, code: int
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def fail() -> int:
        raise fault

    done = attempt(fail)
    assert (done.exit_code, done.stdout) == (code, "")
    assert str(fault) in done.stderr
    assert "Traceback" not in done.output
    assert len(list(tmp_path.iterdir())) == (code == 70)


def test_refused_input_tells_every_problem() -> None:
    def fail() -> int:
        raise InputRefusedError([PROBLEM])

    assert attempt(fail).stderr.splitlines()[0] == "E308 台账.xlsx〔地块〕D12：“3,5”不是数。请写成 3.5。"


@pytest.mark.parametrize("interrupt", [KeyboardInterrupt, click.Abort])
def test_an_interrupt_is_told(interrupt: type[BaseException]) -> None:
    def fail() -> int:
        raise interrupt

    done = attempt(fail)
    assert done.exit_code == 130
    assert done.stderr == "已中断，没有留下半成品。\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["atempt"], "没有“atempt”这个命令。是不是 attempt？"),
        (["attempt", "s", "--out", "o", "--jsn"], "没有 --jsn 这个选项。是不是 --json？"),
        (["attempt", "s"], "缺少选项 --out 。"),
        (["attempt", "--out", "o"], "缺少参数 SEASON 。"),
        (["attempt", "s", "--out"], "选项 --out 缺少它的值"),
        (["attempt", "s", "--out", "o", "--json=1"], "选项 --json 缺少它的值，或不该有值。"),
        (["attempt", "s", "t", "--out", "o"], "参数多了或少了。"),
        (["attempt", "s", "--out", "o", "--kind", "丙"], "选项 --kind 的值不对。可以是：甲、乙。"),
        (["attempt", "s", "--out", "o", "--workers", "0"], "选项 --workers 的值不对。应是 1 至 64 的整数。"),
        (["attempt", "s", "--out", "o", "--workers", "x"], "选项 --workers 的值不对。"),
    ],
)
def test_wrong_use_is_told_in_chinese(arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert words in done.stderr
    assert "--help" in done.stderr


def test_no_command_shows_the_help() -> None:
    done = run()
    assert done.exit_code == 2
    assert "attempt" in done.stderr


def test_help_is_chinese_and_fits_the_line() -> None:
    for arguments in (["--help"], ["attempt", "--help"]):
        done = run(*arguments)
        assert done.exit_code == 0
        for english in ("Usage", "Options", "Commands", "Show", "exit", "required"):
            assert english not in done.stdout
        assert all(terminal.width_of(line) <= 80 for line in done.stdout.splitlines())
    assert "用法：" in done.stdout
    assert "输出目录。（必填）" in done.stdout
    assert "显示本说明" in done.stdout


def test_a_fault_of_ours_is_one_line_and_a_report_without_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def fail() -> int:
        roster = {"张三": "330102199001011234"}
        try:
            return int(roster["李四 330102199001011234"])
        except KeyError as cause:
            fault = ValueError(f"张三 {roster['张三']} 3.50")
            raise fault from cause

    done = attempt(fail)
    (report,) = tmp_path.iterdir()
    text = report.read_text("utf-8")
    assert done.exit_code == 70
    assert len(done.stderr.splitlines()) == 1
    assert str(report) in done.stderr
    assert "Traceback" not in done.output
    assert report.stat().st_mode & 0o777 == 0o600
    for secret in ("张", "三", "3301", "1234", "3.50"):
        assert secret not in text + done.stderr.replace(str(report), "")
    assert "ValueError: ** ****************** *.**" in text
    assert "KeyError" in text
    assert "test_shell.py" in text
    assert "命令：attempt --out" in text


def test_what_the_disk_cannot_do_is_no_fault_of_ours() -> None:
    done = attempt(lambda: Path("名" * 300).stat().st_size)
    assert (done.exit_code, done.stdout) == (4, "")
    assert "路径太长" in done.stderr
    assert "程序内部" not in done.stderr


def test_a_fault_is_told_even_when_no_report_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> tuple[int, str]:
        raise OSError

    monkeypatch.setattr("tempfile.mkstemp", refuse)

    def fail() -> int:
        raise ZeroDivisionError

    done = attempt(fail)
    assert done.exit_code == 70
    assert "写不下来" in done.stderr


def test_a_report_ends_though_causes_go_in_a_circle() -> None:
    one, two = ValueError("a"), ValueError("b")
    one.__cause__, two.__cause__ = two, one
    assert crash.report_text(one, []).count("ValueError") == 2


SCRIPT = """
import sys
from linkage.console import terminal
terminal.steady(sys.stdout, sys.stderr)
terminal.say("小河村 𬱖 \\udcff")
terminal.show_table("表", ("户", "金额"), [("甲" * 50, "1,234,567.89")])
"""


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "en_US.ISO-8859-1", "zh_CN.GBK"])
@pytest.mark.parametrize("encoding", ["", "ascii", "gbk", "latin-1"])
def test_a_pipe_gets_the_same_bytes_in_every_locale(tmp_path: Path, locale: str, encoding: str) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    env = {**os.environ, "LC_ALL": locale, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run([sys.executable, str(script)], capture_output=True, env=env, check=True)
    text = done.stdout.decode("utf-8")
    assert "小河村 𬱖 ?" in text
    assert "甲" * 50 in text
    assert "1,234,567.89" in text


def test_a_reader_that_goes_away_is_no_fault() -> None:
    code = (
        "from linkage.console import shell, terminal; import click\n"
        "@click.command()\ndef talk():\n    for _ in range(100000): terminal.say('甲乙丙丁')\n"
        "shell.Program({'talk': talk}, '').main(['talk'])"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 4
    assert told == b""


def test_work_goes_on_though_nobody_follows_it(tmp_path: Path) -> None:
    code = (
        "from linkage.console import shell, terminal; import click, pathlib, sys\n"
        "@click.command()\ndef work():\n"
        "    with terminal.progress(clock=iter(range(0, 10**18, 10**12)).__next__) as show:\n"
        "        for done in range(1000): show('排版', done, 1000)\n"
        "    terminal.tell_table('表', ['甲'], [['乙']])\n"
        "    pathlib.Path(sys.argv[1]).write_text('好', 'utf-8')\n"
        "    terminal.say_done('已写入'); terminal.say_done('两行'); terminal.tell('有提示')\n"
        "    return 1\n"
        "shell.Program({'work': work}, '').main(['work'])"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "成品")], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert process.stdout is not None
    assert process.stdout.readline().decode().startswith("排版：0/1000")
    process.stdout.close()
    assert process.wait() == 1
    assert (tmp_path / "成品").read_text("utf-8") == "好"


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (click.FileError("资料/合作.yaml"), "打不开文件 合作.yaml。"),
        (click.UsageError("两个选项不能一起用。"), "两个选项不能一起用。"),
        (click.UsageError("got unexpected extra argument"), "参数多了或少了。"),
        (click.BadParameter("no"), "参数的值不对。"),
        (click.BadParameter("no", param=click.Argument(["file"], type=click.Path())), "请检查路径"),
        (click.BadParameter("no", param=click.Option(["--n"], type=click.INT)), "应是整数。"),
        (
            click.BadParameter("no", param=click.Option(["--n"], type=click.IntRange(min=1))),
            "应是 1 以上的整数。",
        ),
        (click.BadParameter("no", param=click.Option(["--n"], type=click.STRING)), "选项 --n 的值不对。"),
        (click.NoSuchOption("--x"), "没有 --x 这个选项。"),
    ],
)
def test_whatever_click_says_is_said_in_chinese(fault: click.ClickException, words: str) -> None:
    said = shell.usage_sentence(fault)
    assert words in said
    assert said.endswith("用法见 linkage --help。")
