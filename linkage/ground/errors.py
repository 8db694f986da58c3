"""What can go wrong, as values: where it stands, what it is, and how to mend it.

What people typed wrong is a :class:`Problem`, collected and shown all at once. What stops the
program is a :class:`LinkageError` that knows its exit code; no other exception may reach a user
for bad input.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import evolve, field, frozen

from linkage.ground.hidden_numbers import hidden


def _by_row(cell: str) -> tuple[int, int, str]:
    """Sort key of an A1 address: D9 stands before D12, and Z3 before AA3, as in the sheet."""
    found = re.fullmatch(r"([A-Z]*)([0-9]*)", cell)
    if found is None:
        return (0, 0, cell)
    letters, digits = found.groups()
    return (int(digits or 0), len(letters), letters)


@frozen(order=True)
class Where:
    """A place in the user's files.

    ``file`` is relative to the season folder, with ``/`` between its parts. A workbook place has
    ``sheet`` and ``cell`` (A1 form; CSV registers use the same form, so that an accountant finds
    the cell when she opens the file in Excel). A place in a YAML file has ``line`` and ``column``,
    both counted from one. ``heading`` is the heading of the column, for people only. Places sort as
    they stand: by file, sheet and row.

    >>> print(Where("台账.xlsx", sheet="地块", cell="D12", heading="面积（亩）"))
    台账.xlsx〔地块〕D12 面积（亩）
    >>> print(Where("合作.yaml", line=14, column=9))
    合作.yaml 第14行
    """

    file: str = ""
    sheet: str = ""
    cell: str = field(default="", order=_by_row)
    line: int = 0
    column: int = 0
    heading: str = ""

    def __str__(self) -> str:
        """Tell the place as a person would look it up."""
        text = self.file
        if self.sheet:
            text += f"〔{self.sheet}〕{self.cell}"
        elif self.line:
            text += f" 第{self.line}行"
        if self.heading:
            text += f" {self.heading}"
        return hidden(text)

    @property
    def key(self) -> tuple[str, str, str]:
        """The address under which the raw text of this place is kept: file, sheet, cell or line."""
        if self.sheet:
            return (self.file, self.sheet, self.cell)
        return (self.file, "", f"{self.line}:{self.column}")


@frozen
class Problem:
    """One thing that is wrong in the input, told so that a person can mend it.

    ``code`` is E### (stops the season) or W### (a note of the reader that stops nothing); codes
    stay stable once released. ``what`` says what is there, ``why`` why it cannot stand (may be
    empty when plain), ``remedy`` what to do. Whatever they quote, no number of a person is shown whole.
    """

    code: str
    where: Where
    what: str = field(converter=hidden)
    why: str = field(converter=hidden)
    remedy: str = field(converter=hidden)
    picture: str = field(default="", converter=hidden)

    def pictured(self, picture: str) -> Problem:
        """Put lines under the problem that show the place, such as a formula with carets."""
        return evolve(self, picture=picture)

    def __str__(self) -> str:
        """Tell the problem in one line: place, what, why, how to mend; then its picture, if it has one."""
        parts = [part.rstrip("。") for part in (self.what, self.why, self.remedy) if part]
        place = f"{self.where}：" if str(self.where) else ""
        told = f"{self.code} {place}{'。'.join(parts)}。"
        return f"{told}\n{self.picture}" if self.picture else told


class ReadingError(ValueError):
    """A text cannot be read as what it should be; the reader knows the place and makes a Problem.

    ``what``, ``why`` and ``remedy`` are those of :class:`Problem`, in Chinese, and never hold an
    identity, phone or bank number whole.

    >>> error = ReadingError("“二亩”不是数", "", "请用阿拉伯数字，例如 2")
    >>> print(error)
    “二亩”不是数。请用阿拉伯数字，例如 2。
    >>> print(error.problem("E308", Where("台账.xlsx", sheet="地块", cell="C2")))
    E308 台账.xlsx〔地块〕C2：“二亩”不是数。请用阿拉伯数字，例如 2。
    """

    def __init__(self, what: str, why: str = "", remedy: str = "") -> None:
        self.what = what
        self.why = why
        self.remedy = remedy
        super().__init__("。".join(part for part in (what, why, remedy) if part) + "。")

    def problem(self, code: str, where: Where) -> Problem:
        """Put the error in its place."""
        return Problem(code, where, self.what, self.why, self.remedy)


class LinkageError(Exception):
    """Stops the program with a sentence for the user and an exit code.

    It comes whole from one process to another, whatever it was made of.
    """

    exit_code = 70

    def __reduce__(self) -> tuple[object, ...]:
        """How it is pickled: with its sentence, and not made once more from that alone."""
        return _again, (type(self), self.args), self.__dict__


def _again(kind: type[LinkageError], args: tuple[object, ...]) -> LinkageError:
    fault = kind.__new__(kind)
    fault.args = args
    return fault


class UsageError(LinkageError):
    """The command was used wrongly."""

    exit_code = 2


class InputRefusedError(LinkageError):
    """The input has problems; all of them are told and nothing was written."""

    exit_code = 3

    def __init__(self, problems: Iterable[Problem], message: str = "") -> None:
        self.problems = tuple(sorted(problems, key=lambda p: (p.where, p.code, p.what)))
        super().__init__(message or f"资料有 {len(self.problems)} 处问题，未写入任何数据。")


class WithheldError(LinkageError):
    """Papers are withheld (a finding refuses them, or the output folder holds something else)."""

    exit_code = 3


class EnvironmentTroubleError(LinkageError):
    """Disk, fonts or a lock: nothing wrong with the data, safe to repeat."""

    exit_code = 4


class IntegrityAlarmError(LinkageError):
    """The two evaluations disagree, or data was altered."""

    exit_code = 5
