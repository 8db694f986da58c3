"""All lints: the sound season passes them, the seasons we publish are not refused, the page says what they say."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from linkage.closing import close, unreckoned
from linkage.files.pattern_reader import patterns
from linkage.files.season_folder import read_season
from linkage.lint import Lint, ask_lints, lints
from lints.tripped import Change, asked
from pages import ROOT, write_season
from test_patterns import season as worked

#: Seasons that are published to show a refusal.
MEANT = {"60-lint": {"C722"}}

PAGE = ROOT / "docs" / "lints.md"
HEAD = """# 体检一览

算之前先看协议：每条说明查什么、为什么、怎么改，并拿协议自己的数举一个反例。`linkage check`、`settle`、`run` 都会查，
结果是“发现”：提示只是告诉，警告要在〔决定〕里答复后文书才算正式，拒绝要有准予的决定才出文书。少见但说得通的协议不会被拦下。

依据法规的几条，用的是结算期最后一天有效的那一版；没有哪一版管到那天的，写“无适用法条”，这一项就没有查。没有核对过原文的
法规写着“未确认”，只会警告，不会拒绝。法定参数见[法规一览](laws.md)，可以在季文件夹里放一份 `法规.yaml` 改写，写法如下：

```yaml
法规: 某省实施办法
数值:
  - {名称: 盈余返还比例下限, 值: 70%, 起: 2024-01-01, 止: 2026-12-31, 条: 第十条, 来源: 公布文号, 核对: 已核对}
```

下面的反例都是真的查出来的：把一份好的协议改一处，看它怎么说；[案例 60](cases/60-lint.md) 是一季里四处毛病一起看。
写得自相矛盾、算不出来的，读入时就停下，也带着反例，在[报错一览](errors.md)：单位对不上（E223）、档次有空档或重叠（E227）、
比例超过 100%（E260）、分配绕成圈（E261）、没有写亏损年（E264）和利润口径（E265）、尾差没有承担方（E266）、其中各项超过本步（E273）、
取价日没有报价（E421）。算完才看得出的，是合规检查：从租金里抵扣（C601）、没有决议（C610）、亏损年的保底（C620）。
"""


def block(lint: Lint) -> str:
    trip: Change = importlib.import_module(f"lints.test_{lint.name}").TRIP
    (finding,) = asked(lint.name, trip)
    return (
        f"## {lint.code} {lint.asks}\n\n"
        f"- 轻重：{lint.severity}\n- 为什么：{lint.why}。\n- 怎么改：{lint.mend}。\n- 依据：{lint.ground}\n\n"
        f"> {finding.severity} {finding.code} {finding.where}：{finding.message}。（{finding.ground}）\n"
    )


def test_the_page_of_lints_is_what_they_say(*, bless: bool) -> None:
    now = "\n".join([HEAD, *(block(lint) for lint in lints())])
    if bless:
        PAGE.write_text(now, encoding="utf-8")
    assert PAGE.read_text("utf-8") == now


def test_codes_are_their_own() -> None:
    codes = [lint.code for lint in lints()]
    assert codes == sorted(set(codes))
    assert all(code.startswith(("C64", "C7", "C80")) for code in codes)


@pytest.mark.parametrize("lint", lints(), ids=lambda lint: lint.name)
def test_a_sound_season_trips_nothing(lint: Lint) -> None:
    assert asked(lint.name, Change()) == []


def seasons(folder: Path) -> dict[str, Path]:
    """Every season that is published with the program: examples, pages, cases."""
    found = {path.parent.as_posix(): path.parent for path in sorted((ROOT / "examples").rglob("合作*.yaml"))}
    found |= {
        path.parent.as_posix(): path.parent for path in sorted((ROOT / "tests" / "cases").rglob("合作.yaml"))
    }
    for page in sorted((ROOT / "docs" / "cases").glob("*.md")):
        found[page.stem] = write_season(page, folder / page.stem)
    return found


def test_no_season_we_publish_is_refused(tmp_path: Path) -> None:
    found = seasons(tmp_path)
    assert len(found) >= 14
    refused = {}
    for name, folder in found.items():
        season = read_season(folder)
        assert season.problems == (), name
        refused[name] = {f.code for f in ask_lints(unreckoned(season)) if f.severity == "拒绝"}
    assert {name: codes for name, codes in refused.items() if codes} == MEANT


def test_no_pattern_is_doubted(tmp_path: Path) -> None:
    for name, pattern in patterns().items():
        season = read_season(worked(pattern, tmp_path / pattern.folder.name))
        assert [f for f in ask_lints(unreckoned(season)) if f.severity != "提示"] == [], name


DECISION = (
    "编号,日期,种类,对象,决定人,理由\nJ1,2025-12-30,准予,C722,成员大会,章程另有约定\n"
    "J2,2025-12-30,准予,C640,成员大会,章程另有约定\n"
)
OWN = """法规: 某省实施办法
数值:
  - {名称: 盈余返还比例下限, 值: 50%, 起: 2020-01-01, 条: 第十条, 来源: 公布文号, 核对: 已核对}
"""


@pytest.mark.parametrize(
    ("file", "text", "withheld"),
    [("", "", ["C722"]), ("台账/决定.csv", DECISION, []), ("法规.yaml", OWN, [])],
    ids=["refused", "decided", "another law"],
)
def test_a_refusal_keeps_papers_back_until_it_is_decided(
    tmp_path: Path, file: str, text: str, withheld: list[str]
) -> None:
    folder = write_season(ROOT / "docs" / "cases" / "60-lint.md", tmp_path)
    if file:
        (folder / file).write_text(text, encoding="utf-8")
    closing = close(folder)
    assert [finding.code for finding in closing.withheld] == withheld
    assert {name for name, _ in closing.settlement.inputs} >= ({file} if file else set())
