"""docs/cli.md is the help of the commands, written down; `pytest --bless` writes it anew."""

from __future__ import annotations

from pathlib import Path

import click

import linkage.commands

PAGE = Path(__file__).parent.parent / "docs" / "cli.md"

TITLE = """# 命令

本页由程序的帮助文字生成。每个命令都可加 `--help` 查看同样的内容。
"""


def group() -> click.Group:
    (found,) = {value for value in vars(linkage.commands).values() if isinstance(value, click.Group)}
    return found


def option_line(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    if record is None:
        return ""
    usage, told = record
    return f"| `{usage.replace('|', chr(92) + '|')}` | {told.replace('|', chr(92) + '|')} |"


def block(name: str, command: click.Command) -> str:
    """The usage, the help and the options of one command."""
    context = click.Context(command, info_name=f"linkage {name}")
    usage = f"linkage {name} {' '.join(command.collect_usage_pieces(context))}"
    options = [param for param in command.params if isinstance(param, click.Option)]
    lines = [line for option in options if (line := option_line(option, context))]
    table = "\n".join(["| 选项 | 作用 |", "| --- | --- |", *lines]) if lines else ""
    told = (command.help or "").replace("\b\n", "").strip()
    return "\n\n".join(part for part in (f"## {name}", f"```\n{usage}\n```", told, table) if part)


def page() -> str:
    commands = sorted(group().commands.items())
    return "\n".join([TITLE, "\n\n".join(block(name, command) for name, command in commands), ""])


def test_the_page_is_what_the_commands_say(bless: bool) -> None:  # noqa: FBT001 - a fixture, not a choice of a caller
    written = page()
    if bless:
        PAGE.write_text(written, "utf-8")
    assert PAGE.read_text("utf-8") == written


def test_every_command_and_option_explains_itself() -> None:
    silent = [
        f"{name} {param.name}"
        for name, command in group().commands.items()
        for param in command.params
        if isinstance(param, click.Option) and not param.help
    ]
    assert [name for name, command in group().commands.items() if not command.help] == []
    assert silent == []
