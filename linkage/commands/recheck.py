"""``linkage recheck``: whether a statement or a result document still says what was computed."""

from __future__ import annotations

from pathlib import Path

import click

from linkage.closing import worst
from linkage.console import terminal
from linkage.ground.errors import UsageError
from linkage.ground.hidden_numbers import hidden_everywhere
from linkage.press.pdf_reader import UnreadableError
from linkage.recheck import (
    ALTERED,
    LOOK,
    Apart,
    Verdict,
    computations_apart,
    find_manifest,
    read_manifest,
    recheck_file,
)


@click.command(
    help="复核告知书 PDF 或 结果.json：由文件自带的数据重算每一个数，并与页面文字、二维码和清单互相核对。\n\n"
    "没有附带数据的文书（签领表、公示、合同、打印册）只看印成以后有没有改写过，数要有清单才核对。"
    "给出一套里的 清单.json，核对整套：少了、多了、改了、互换了的文件都说出来。\n\n"
    "给出 县清单.json，核对各村的成品是不是县清单所记的那一套。\n\n"
    "FILE 可以写几个，不需要原来的资料；几份一起给，还看是不是出自同一次核算。"
    "与自身或清单不符的退出码是 5，读不了的是 3，出自不同核算的是 1，都相符的是 0。"
)
@click.argument("files", type=click.Path(path_type=Path), metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--manifest",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="同一套文书的 清单.json；不写就在文件所在的各级文件夹里找。",
)
def command(files: tuple[Path, ...], manifest: Path | None) -> int:
    """Recheck files."""
    judged = [_recheck(path, manifest or find_manifest(path)) for path in files]
    apart = tuple(computations_apart(verdict for verdict, _ in judged))
    for one in apart:
        _tell_apart(one)
    return worst([*(code for _, code in judged), *(LOOK for _ in apart)])


def _recheck(path: Path, place: Path | None) -> tuple[Verdict, int]:
    manifest, spoilt = None, ""
    if place is not None:
        try:
            manifest = read_manifest(place)
        except UnreadableError as error:
            raise UsageError(f"清单 {place} 读不了：{error}。") from error
        spoilt = "" if manifest else f"{place.name} 改动过，或不是清单"
    verdict = recheck_file(path, manifest)
    _show(verdict, spoilt)
    return verdict, ALTERED if spoilt else verdict.exit_code


def _show(verdict: Verdict, spoilt: str) -> None:
    wrong = (*((spoilt,) if spoilt else ()), *verdict.altered)
    outcome = "不相符" if wrong else "不能判断" if verdict.problems else "相符"
    terminal.say("　".join(word for word in (verdict.file, verdict.kind, outcome) if word))
    for fact in verdict.facts:
        terminal.say(hidden_everywhere(f"  {fact}"))
    for one in wrong:
        terminal.say(hidden_everywhere(f"  改动：{one}"))
    for problem in verdict.problems:
        terminal.say(hidden_everywhere(f"  {problem}"))
    for one in () if verdict.problems else verdict.unchecked:
        terminal.say(hidden_everywhere(f"  未核对：{one}"))


def _tell_apart(apart: Apart) -> None:
    terminal.say(hidden_everywhere(f"同一季（{apart.season}）的文件出自不同的核算"))
    for digest, names in apart.files:
        terminal.say(hidden_everywhere(f"  结果摘要 {digest[:_SHORT]}…：{'、'.join(names)}"))
    terminal.say(
        "  一季只有一次核算作数：另一次可能是更正以前的，也可能是另造的；两个村编号相同也会这样。"
        "请查明哪一次现在有效。"
    )


#: So much of a digest tells two computations apart.
_SHORT = 16
