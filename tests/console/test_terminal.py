"""What the commands write: tables that line up with hanzi, and how far a long task is."""

from __future__ import annotations

import io

import pytest

from linkage.console import terminal
from linkage.console.terminal import problem_entry
from linkage.ground.errors import Problem, Where


class Clock:
    """A clock that a test turns on, in seconds."""

    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> int:
        """Tell the time in nanoseconds."""
        return self.now * 1_000_000_000


class Screen(io.StringIO):
    """A terminal that keeps what was shown."""

    def isatty(self) -> bool:
        """Say that somebody is looking."""
        return True


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_columns_line_up_though_hanzi_are_wide(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [("青果公司", "1.00"), ("合作社（联合）", "1,234,567.89"), ("合计", "1,234,568.89")]
    terminal.show_table("按付款方", ("付款方", "现付"), rows, last=True)
    lines = [line for line in capsys.readouterr().out.splitlines() if line[-1:].isdigit()]
    assert len(lines) == 3
    assert len({terminal.width_of(line) for line in lines}) == 1


def test_a_wide_table_loses_nothing_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.show_table("", [f"列{n}" for n in range(20)], [["123456789.00"] * 20])
    assert capsys.readouterr().out.count("123456789.00") == 20


def test_a_narrow_terminal_folds_words_and_loses_no_digit(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setenv("COLUMNS", "40")
    row = ("云溪县青岭镇云坪村股份经济合作社", *["123,456.78"] * 6)
    terminal.show_table("", ("付款方", *"甲乙丙丁戊己"), [row])
    assert screen.getvalue().count("123,456.78") == 6
    assert row[0] not in screen.getvalue()
    assert all(sign in screen.getvalue() for sign in row[0])


def test_a_short_task_says_nothing(capsys: pytest.CaptureFixture[str], clock: Clock) -> None:
    with terminal.progress(clock=clock) as show:
        for done in range(1, 4):
            show("排版", done, 3)
    assert capsys.readouterr().err == ""


def test_a_long_task_says_now_and_then_how_far_it_is(
    capsys: pytest.CaptureFixture[str], clock: Clock
) -> None:
    with terminal.progress(clock=clock) as show:
        for done in range(1, 41):
            clock.now += 1
            show("排版", done, 40)
    assert capsys.readouterr().err.splitlines() == [
        "排版：2/40，还需约 38 秒",
        "排版：12/40，还需约 28 秒",
        "排版：22/40，还需约 18 秒",
        "排版：32/40，还需约 8 秒",
    ]


@pytest.mark.parametrize(("seconds", "shown"), [(1, False), (3, True)])
def test_a_terminal_shows_a_bar_when_it_takes_long(
    monkeypatch: pytest.MonkeyPatch, clock: Clock, seconds: int, *, shown: bool
) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    with terminal.progress(clock=clock) as show:
        clock.now += seconds
        show("排版", 1, 2)
        show("排版", 2, 2)
    assert ("排版" in screen.getvalue()) is shown


def test_the_bytes_of_a_document_come_out_as_they_are(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    terminal.write('{"甲":1}\n'.encode())
    assert capfdbinary.readouterr().out == '{"甲":1}\n'.encode()


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        (("错了", "因为", "请改"), ("错了。因为。", "→ 请改。")),
        (("看一看", "", ""), ("看一看。",)),
        (("已经是句子。", "", "请改"), ("已经是句子。", "→ 请改。")),
    ],
)
def test_a_message_without_a_remedy_ends_where_it_ends(
    said: tuple[str, str, str], lines: tuple[str, ...]
) -> None:
    assert terminal.told(*said) == lines


def test_a_formula_is_drawn_under_what_is_wrong_with_it() -> None:
    drawn = "    =1,1\n      ^"
    problem = Problem("E505", Where("合作.yaml", line=4), "这里不能是“,”", "", "请核对").pictured(drawn)
    assert problem_entry(problem).lines == ("这里不能是“,”。", "    =1,1", "      ^", "→ 请核对。")
