"""What is still empty is told once a sheet: numbers stop the season, words for papers do not."""

from __future__ import annotations

from pathlib import Path

from linkage.files.season_folder import ReadSeason, read_season
from villages import Village, village

SETTINGS = (
    ("参数", "数值", "单位", "说明"),
    ("公司名称", "青果公司", "文字", "可空：只是说法"),
    ("联系人", "", "文字", "可空：会计"),
    ("年限", "2", "年", ""),
    ("租期起", "2023-01-01", "日期", ""),
    ("租期止", "2032-12-31", "日期", ""),
    ("叫法", "甲", "文字", "一定要写"),
)


def with_settings(*changed: tuple[str, str]) -> Village:
    words = dict(changed)
    rows = tuple((name, words.get(name, said), unit, says) for name, said, unit, says in SETTINGS)
    made = village()
    made = made.with_text("名称: 小河县青果黄桃有限公司", "名称: 约定.公司名称")
    made = made.with_text("联系人: 会计钟小琴", "联系人: 约定.联系人")
    made = made.with_text("每: 2 年", "每: 约定.年限")
    made = made.with_text(
        "期限: 2023-01-01 至 2032-12-31\n    递增", "期限: 约定.租期起 至 约定.租期止\n    递增"
    )
    return Village(made.arrangement, made.charter, {**made.registers, "约定": rows})


def read(folder: Path, *changed: tuple[str, str]) -> ReadSeason:
    return read_season(with_settings(*changed).write(folder / "季"))


def test_words_days_and_whole_numbers_may_stand_in_the_settings(tmp_path: Path) -> None:
    season = read(tmp_path)
    assert season.problems == ()
    (signed,) = season.arrangements
    assert signed.parties["公司"].name == "青果公司"
    rent = signed.terms[0]
    assert rent.period is not None
    assert [str(day.date) for day in rent.period] == ["2023-01-01", "2032-12-31"]
    assert rent.escalation is not None
    assert rent.escalation.years == 2


def test_words_for_papers_may_stay_open(tmp_path: Path) -> None:
    season = read(tmp_path)
    assert [note.what for note in season.notes if note.code == "W313"] == ["还有 1 格空着：联系人（B3）"]
    assert season.arrangements[0].papers["联系人"] == ""


def test_what_a_sum_or_a_party_needs_is_one_line(tmp_path: Path) -> None:
    season = read(tmp_path, ("公司名称", ""), ("年限", ""), ("租期起", ""), ("叫法", ""))
    told = [str(problem) for problem in season.problems]
    assert "\n".join(told) == (
        "E343 台账/约定.csv〔约定〕B2 数值：还有 4 格没有填：公司名称（B2）、年限（B4）、租期起（B5）、叫法（B7）。"
        "空着不等于零。请在〔约定〕里填上，没有的数写 0。"
    )


def test_nobody_is_asked_to_write_nought_for_a_day_or_a_name(tmp_path: Path) -> None:
    season = read(tmp_path, ("公司名称", ""), ("租期起", ""))
    (told,) = map(str, season.problems)
    assert told.endswith("还有 2 格没有填：公司名称（B2）、租期起（B5）。请在〔约定〕里填上。")


def test_a_setting_of_another_sort_is_told(tmp_path: Path) -> None:
    made = with_settings()
    rows = tuple(
        {"年限": ("年限", "2.5", "年", ""), "租期起": ("租期起", "三年", "文字", "")}.get(row[0], row)
        for row in made.registers["约定"]
    )
    spoiled = Village(made.arrangement, made.charter, {**made.registers, "约定": rows})
    season = read_season(spoiled.write(tmp_path / "季"))
    assert {problem.code for problem in season.problems} == {"E205", "E252"}


def test_a_setting_nobody_wrote_is_told(tmp_path: Path) -> None:
    made = with_settings().without("约定", "公司名称")
    season = read_season(made.write(tmp_path / "季"))
    assert [problem.code for problem in season.problems] == ["E247"]


def test_a_step_to_a_pool_that_waits_for_a_number_is_no_unknown_step(tmp_path: Path) -> None:
    """A season begun from the last one is asked for its facts, and not told that its pools are misspelt."""
    step = ("{提取: 公积公益金, 比例: 章程.公积公益金比例}", "{弥补亏损: 事实.上年亏损}")
    waiting = village().with_text(*step).with_rows("事实", ("上年亏损", "", "元", "", "", ""))
    assert [problem.code for problem in read_season(waiting.write(tmp_path / "季")).problems] == ["E343"]
