"""The shell around the commands: Chinese help and usage errors, exit codes, and faults of our own.

Whatever happens in a command, the user sees a sentence and gets an exit code of ``docs/cli.md``; nobody
ever sees a traceback.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NoReturn

import click

from linkage.console import terminal
from linkage.console.crash import write_report
from linkage.ground.disk import cause_of
from linkage.ground.errors import LinkageError

OUR_FAULT = 70
INTERRUPTED = 130

_NOT_AT_LINE_START = "。，、；：！？）》”’"
_WORDS = re.compile(r"[!-~]+|\s+|.")

_HEADINGS = {"Options": "选项", "Commands": "命令", "Positional arguments": "参数"}
_HELP = "显示本说明，不做别的。"


class Formatter(click.HelpFormatter):
    """Help in Chinese, wrapped by the width of hanzi."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, wrapped."""
        indent = " " * self.current_indent
        for line in text.splitlines():
            for piece in wrapped(line, self.width - self.current_indent):
                self.write(f"{indent}{piece}".rstrip() + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 34, col_spacing: int = 2) -> None:
        """Write terms and what they mean, in two columns."""
        rows = list(rows)
        widest = max(
            (terminal.width_of(term) for term, _ in rows if terminal.width_of(term) <= col_max), default=0
        )
        left = self.current_indent + widest + col_spacing
        for term, meaning in rows:
            lead = f"{'':>{self.current_indent}}{term}"
            pieces = wrapped(meaning, max(self.width - left, 20))
            if terminal.width_of(term) > widest:
                self.write(f"{lead}\n")
                lead = ""
            for piece in pieces:
                self.write(f"{lead}{'':{left - terminal.width_of(lead)}}{piece}".rstrip() + "\n")
                lead = ""


def wrapped(text: str, width: int) -> list[str]:
    """Wrap a line by the width of its characters; punctuation never begins a line.

    >>> wrapped("读入全部资料，一次列出所有问题。", 14)
    ['读入全部资料，', '一次列出所有问', '题。']
    """
    lines: list[str] = []
    line = ""
    words = _WORDS.findall(text.strip())
    for word, follows in zip_longest(words, words[1:], fillvalue=""):
        closing = terminal.width_of(follows) if follows and follows in _NOT_AT_LINE_START else 0
        if line and terminal.width_of(line + word) + closing > width and word not in _NOT_AT_LINE_START:
            lines.append(line.rstrip())
            line = ""
        line = (line + word).lstrip() if not line else line + word
    return [*lines, line.rstrip()]


class Context(click.Context):
    """A context whose help is Chinese."""

    formatter_class = Formatter


class RequiredOption(click.Option):
    """An option that must be given; its help says so in Chinese."""

    def __init__(self, names: Sequence[str], **attributes: object) -> None:
        super().__init__(names, required=True, **attributes)  # type: ignore[arg-type]

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """Give the spelling and what it does."""
        return self.get_help_spec(ctx), f"{self.help}（必填）"


class Program(click.Group):
    """The group of all commands; calling it ends the process with an exit code."""

    context_class = Context

    def __init__(self, commands: dict[str, click.Command], help_text: str) -> None:
        super().__init__("linkage", help=help_text, subcommand_metavar="命令 [选项]...", options_metavar="")
        for name, command in commands.items():
            command.context_class = Context
            command.options_metavar = "[选项]"
            self.add_command(command, name)
        for command in (self, *commands.values()):
            _explain_help_option(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with the first line of its help."""
        rows = [
            (name, (self.commands[name].help or "").strip().partition("\n")[0])
            for name in self.list_commands(ctx)
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **_: object
    ) -> NoReturn:
        """Run a command and end the process; no exception but ``SystemExit`` comes out."""
        if args is None:
            _read_names_as_utf8()
        terminal.steady(sys.stdout, sys.stderr)
        sys.exit(self._run(sys.argv[1:] if args is None else list(args), prog_name or "linkage"))

    def _run(self, arguments: list[str], name: str) -> int:
        try:
            with self.make_context(name, arguments) as context:
                code = self.invoke(context)
            sys.stdout.flush()
        except click.exceptions.NoArgsIsHelpError as fault:
            terminal.tell(fault.message)
            return fault.exit_code
        except click.exceptions.Exit as done:
            return done.exit_code
        except click.ClickException as fault:
            terminal.tell(usage_sentence(fault))
            return 2
        except LinkageError as fault:
            terminal.tell_error(fault)
            return fault.exit_code if fault.exit_code != OUR_FAULT else _our_fault(fault, arguments)
        except (KeyboardInterrupt, click.Abort):
            terminal.tell("已中断，没有留下半成品。")
            return INTERRUPTED
        except BrokenPipeError:
            # The reader of our output is gone; nothing more can be told, not even at the very end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            return 4
        except OSError as fault:
            cause = cause_of(fault)
            if not cause:
                return _our_fault(fault, arguments)
            terminal.tell(f"{Path(os.fsdecode(fault.filename or '')).name}：{cause}。可以放心重复运行。")
            return 4
        except Exception as fault:  # noqa: BLE001 - the one place where a fault of ours becomes a sentence
            return _our_fault(fault, arguments)
        return code if isinstance(code, int) else 0


def _read_names_as_utf8() -> None:
    """Start over in UTF-8 mode where the locale would read the names of files in another encoding.

    The files of a season have Chinese names; under ``ISO-8859-1`` or ``GBK`` they would not be found.
    """
    if os.name == "posix" and sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - ourselves


def _explain_help_option(command: click.Command) -> None:
    with click.Context(command) as context:
        option = command.get_help_option(context)
    if option is not None:
        option.help = _HELP


def usage_sentence(fault: click.ClickException) -> str:
    """Tell in Chinese how a command was used wrongly."""
    context = fault.ctx if isinstance(fault, click.UsageError) else None
    path = context.command_path if context is not None else "linkage"
    return f"{_usage_cause(fault)} 用法见 {path} --help。"


def _usage_cause(fault: click.ClickException) -> str:
    match fault:
        case click.exceptions.NoSuchCommand():
            return f"没有“{fault.command_name}”这个命令。{_near(fault.possibilities)}"
        case click.NoSuchOption():
            return f"没有 {fault.option_name} 这个选项。{_near(fault.possibilities)}"
        case click.MissingParameter():
            return f"缺少{_parameter(fault.param)}。"
        case click.BadOptionUsage():
            return f"选项 {fault.option_name} 缺少它的值，或不该有值。"
        case click.BadParameter():
            return f"{_parameter(fault.param)}的值不对。{_expected(fault.param)}"
        case click.FileError():
            return f"打不开文件 {Path(fault.ui_filename).name}。"
    if re.search(r"[一-鿿]", fault.message):
        return fault.message
    return "参数多了或少了。"


def _near(possibilities: Sequence[str] | None) -> str:
    return f"是不是 {possibilities[0]}？" if possibilities else ""


def _parameter(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return f"选项 {max(parameter.opts, key=len)} "
    if parameter is not None and parameter.name:
        return f"参数 {parameter.metavar or parameter.name.upper()} "
    return "参数"


def _expected(parameter: click.Parameter | None) -> str:
    match parameter.type if parameter is not None else None:
        case click.Choice() as choice:
            return f"可以是：{'、'.join(str(word) for word in choice.choices)}。"
        case click.IntRange() as limits:
            upper = f"至 {limits.max} " if limits.max is not None else "以上"
            return f"应是 {limits.min} {upper}的整数。"
        case click.types.IntParamType():
            return "应是整数。"
        case click.Path():
            return "请检查路径是否存在、能否读写。"
    return ""


def _our_fault(fault: BaseException, arguments: Sequence[str]) -> int:
    written = write_report(fault, arguments)
    where = f"报告（不含姓名和号码）在 {written}，请交给维护人。" if written else "报告文件也写不下来。"
    terminal.tell(f"程序自身出错（{type(fault).__name__}），没有留下半成品。{where}")
    return OUR_FAULT
