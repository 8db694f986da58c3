"""Which villages are meant, what their folders may be called, and where their sets may not go."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from counties import quick_part, small_county, states
from linkage.batch import order as orders
from linkage.batch.run import run
from linkage.batch.seasons import name_of, name_problem, require_apart, seasons_in
from linkage.closing import Closing
from linkage.delivery import Parcel
from linkage.ground.errors import EnvironmentTroubleError, UsageError
from linkage.press.output import open_output
from linkage.publishing import Request
from printed import contents, is_whole


def found(folder: Path) -> list[str]:
    return [path.name for path in seasons_in([folder])]


def village(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "合作.yaml").touch()
    return folder


# -- which are meant ---------------------------------------------------------------------------------------


def test_a_village_without_its_arrangement_is_not_passed_over(tmp_path: Path) -> None:
    village(tmp_path / "甲村")
    (tmp_path / "乙村" / "台账").mkdir(parents=True)
    (tmp_path / "丙村").mkdir()
    (tmp_path / "丙村" / "台账.xlsx").touch()
    (tmp_path / "丁村").mkdir()
    (tmp_path / "丁村" / "合作-果.yml").touch()
    (tmp_path / "说明").mkdir()
    (tmp_path / "说明.docx").touch()
    village(tmp_path / ".旧")
    assert found(tmp_path) == ["丁村", "丙村", "乙村", "甲村"]


def test_links_that_lead_nowhere_or_in_a_circle_are_told_of_and_stop_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(orders, "first_parcel", quick_part)
    county, out = small_county(tmp_path / "县", "甲村"), tmp_path / "文书"
    (county / "乙村").symlink_to("乙村")
    (county / "丙村").symlink_to(tmp_path / "没有")
    (county / "全县").symlink_to(county)
    assert run([county], out, Request(workers=1)) == 3
    assert states(out) == {"甲村": "完成", "乙村": "未出文书", "丙村": "未出文书"}
    assert "E001 乙村：没有这个文件夹" in capsys.readouterr().err
    with pytest.raises(EnvironmentTroubleError, match="打不开"):
        run([county / "乙村", county / "甲村"], out, Request())


def test_a_village_is_run_once_by_whatever_name(tmp_path: Path) -> None:
    county = tmp_path / "县"
    home = village(county / "甲村")
    with pytest.raises(UsageError, match="是同一个文件夹。一个村只能办一次"):
        seasons_in([county, home])
    (county / "又名").symlink_to(home)
    with pytest.raises(UsageError, match=r"又名、.*甲村 是同一个文件夹"):
        seasons_in([county])


def test_names_that_differ_by_case_alone_are_the_same(tmp_path: Path) -> None:
    village(tmp_path / "a" / "Li村")
    village(tmp_path / "b" / "LI村")
    with pytest.raises(UsageError, match=r"同名：.*Li村、.*LI村"):
        seasons_in([tmp_path / "a", tmp_path / "b"])


def test_links_to_seasons_keep_their_own_names(tmp_path: Path) -> None:
    for name in ("甲村", "乙村"):
        village(tmp_path / name / "2025")
        (tmp_path / "县").mkdir(exist_ok=True)
        (tmp_path / "县" / name).symlink_to(tmp_path / name / "2025")
    assert [name_of(path) for path in seasons_in([tmp_path / "县"])] == ["乙村", "甲村"]


def test_the_folder_where_one_stands_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    village(tmp_path / "甲村" / "台账")
    monkeypatch.chdir(tmp_path / "甲村" / "台账")
    assert [name_of(Path(word)) for word in (".", "..")] == ["台账", "甲村"]


# -- what they may be called -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("甲村:2025", "Windows 的文件名里不许有 :"),
        ("甲村?", "Windows 的文件名里不许有 ?"),
        ("甲村.", "以空格开头、以空格或点结尾"),
        (" 甲村", "以空格开头、以空格或点结尾"),
        ("nul", "Windows 把它留给了设备"),
        ("COM1.2025", "Windows 把它留给了设备"),
        (".甲村", "以点开头的是隐藏的文件夹"),
        ("甲\x1b[31m村", "里面有看不见的或坏了的字符"),
        ("甲\n村", "里面有看不见的或坏了的字符"),
        ("甲\u202e村", "里面有看不见的或坏了的字符"),
        (os.fsdecode(b"\xbc\xd7\xb4\xe5"), "里面有看不见的或坏了的字符"),
        ("村" * 81, "太长，最多 80 个汉字"),
    ],
)
def test_a_name_that_some_machine_does_not_take_is_refused(name: str, why: str) -> None:
    problem = name_problem(Path("县") / name)
    assert problem is not None
    assert problem.code == "E910"
    assert why in problem.why
    assert str(problem).isprintable()
    assert str(problem).encode()


@pytest.mark.parametrize("name", ["甲村", "2025年·甲村（一组）", "con村", "村" * 80, "a.b", "Æ 村"])
def test_any_other_name_is_fit(name: str) -> None:
    assert name_problem(Path("县") / name) is None


def test_a_village_with_such_a_name_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(orders, "first_parcel", quick_part)
    county, out = small_county(tmp_path / "县", "甲村", "乙\n村", os.fsdecode(b"\xb1\xfb")), tmp_path / "文书"
    assert run([county], out, Request(workers=1)) == 3
    assert states(out) == {"甲村": "完成", "乙？村": "未出文书", "？？": "未出文书"}
    told = capsys.readouterr()
    assert "E910 文件夹名“乙？村”不能用" in told.err
    assert "3 个村：完成 1，未出文书 2。" in told.out
    assert [path.name for path in out.iterdir() if path.is_dir()] == ["甲村"]


# -- where sets may not go ---------------------------------------------------------------------------------


@pytest.mark.parametrize("out", ["县", "县/文书", "县/甲村", "县/甲村/文书", "县/../县/文书", "别名/文书"])
def test_a_set_does_not_go_where_seasons_are(tmp_path: Path, out: str) -> None:
    county = small_county(tmp_path / "县", "甲村", "乙村")
    (tmp_path / "别名").symlink_to(county)
    before = contents(county)
    with pytest.raises(UsageError, match=r"请用 --out 指定它外面的地方，例如 .*县文书。未写入任何文件。"):
        run([county], tmp_path / out, Request())
    assert contents(county) == before
    assert sorted(path.name for path in county.iterdir()) == ["乙村", "甲村"]


def test_a_set_does_not_take_the_place_of_another_village(tmp_path: Path) -> None:
    homes = [village(tmp_path / "一县" / "甲村"), village(tmp_path / "二县" / "乙村")]
    with pytest.raises(UsageError, match=r"甲村 的成品要放的地方，是 .*甲村 的资料所在"):
        require_apart(homes, homes, tmp_path / "一县")
    require_apart(homes, homes, tmp_path / "三县")


def test_a_disk_is_no_place_for_a_set_but_a_folder_on_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    monkeypatch.setattr(Path, "is_mount", lambda path: path == stick)
    with pytest.raises(EnvironmentTroubleError, match=r"是一个磁盘或共享的根.*例如 --out .*U盘/文书"):
        open_output(stick, season=tmp_path / "甲村").__enter__()
    assert list(tmp_path.iterdir()) == [stick]
    with open_output(stick / "文书", season=tmp_path / "甲村") as output:
        assert output.staging.parent == stick


def test_nor_is_it_for_the_sets_of_a_county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    monkeypatch.setattr(Path, "is_mount", lambda path: path == stick)
    homes = [village(tmp_path / "县" / "甲村"), village(tmp_path / "县" / "乙村")]
    with pytest.raises(EnvironmentTroubleError, match=r"是一个磁盘或共享的根.*例如 --out .*U盘/文书"):
        run([tmp_path / "县"], stick, Request())
    assert list(stick.iterdir()) == []
    require_apart([tmp_path / "县"], homes, stick / "文书")


# -- what happens to the villages meanwhile ----------------------------------------------------------------


def test_nothing_is_written_among_the_villages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(orders, "first_parcel", quick_part)
    county = small_county(tmp_path / "县", "甲村", "乙村", broken=("乙村",))

    def stamps() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in (county, *county.rglob("*"))}

    before = stamps()
    assert run([county], tmp_path / "文书", Request(workers=2)) == 3
    assert stamps() == before


def test_a_village_that_goes_away_is_told_of_when_its_turn_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    county, out = small_county(tmp_path / "县", "甲村", "乙村", "丙村"), tmp_path / "文书"

    def moving(closing: Closing, *_: object) -> Parcel:
        # Both go while the first is printed: 丙村 itself, whose files were read, and one that was not begun.
        shutil.rmtree(county / "丙村", ignore_errors=True)
        shutil.rmtree(county / "甲村", ignore_errors=True)
        return quick_part(closing)

    monkeypatch.setattr(orders, "first_parcel", moving)
    assert run([county], out, Request(workers=1)) == 3
    assert states(out) == {"丙村": "完成", "乙村": "完成", "甲村": "未出文书"}
    assert is_whole(out / "丙村")
    assert "E001 甲村：没有这个文件夹" in capsys.readouterr().err
