"""What the person is told of a season that was run (怎么说), and of a county."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from linkage.batch.county_list import MADE, STATES
from linkage.batch.summary import Summary
from linkage.batch.village import Outcome
from linkage.console import terminal
from linkage.console.crash import keep_report
from linkage.delivery import Published
from linkage.press.ways import DIFFERING


def tell_published(out: Path, published: Published, summary: Summary) -> None:
    """Say what stands in the output folder now, and what is to be looked at."""
    if published.recovered:
        terminal.tell(published.recovered)
    files = published.manifest.files
    done = "已有同样资料的成品，什么也没做" if published.already else "已写入"
    kept = f"，其中 {published.kept} 份与原来相同" if published.kept else ""
    pages = sum(entry.pages for entry in files)
    terminal.say_done(
        f"{done}：{out}，{len(files)} 个文件{kept}，{pages} 页，全季各户现付合计 {summary.paid} 元。"
    )
    if differing := published.manifest.versions.get(DIFFERING, ""):
        terminal.tell(f"{differing}：快排与排版引擎的样张不同，已全部改由引擎排。请报告给程序的维护人。")
    for finding in summary.findings:
        terminal.say_done(finding)
    if summary.findings and summary.short:
        terminal.tell("上面的发现怎样处理、哪些已有决定，用 linkage check 查看。")
    if summary.notes:
        terminal.tell(f"读入时有 {summary.notes} 条提示，用 linkage check 查看。")


def tell_village(out: Path, outcome: Outcome) -> None:
    """Say what became of a village."""
    terminal.tell(f"【{outcome.folder}】")
    if outcome.published is not None and outcome.summary is not None:
        tell_published(out, outcome.published, outcome.summary)
    for line in outcome.lines:
        terminal.tell(line)
    if outcome.report:
        written = keep_report(outcome.report)
        terminal.tell(f"报告（不含姓名和号码）在 {written}。" if written else "报告文件也写不下来。")


def tell_county(outcomes: Sequence[Outcome]) -> None:
    """Say how the villages stand, which are left, and how to go on."""
    count = Counter(STATES[outcome.code] for outcome in outcomes)
    states = "，".join(f"{state} {count[state]}" for state in dict.fromkeys(STATES.values()) if count[state])
    terminal.say_done(f"{len(outcomes)} 个村：{states}。")
    left = sorted((one for one in outcomes if one.code not in MADE), key=lambda outcome: outcome.folder)
    for outcome in left:
        first = outcome.cause.partition("\n")[0]
        terminal.say_done(f"  {outcome.folder}：{first}")
    if left:
        terminal.say_done(
            "其余的村不受影响。照上面说的改好后，再运行一次同样的命令：只做没有做完的，做完的不会重做。"
        )
