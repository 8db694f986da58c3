"""Many villages at once: what one of them does, the others do not notice; what was done is not done again."""

from __future__ import annotations

import faulthandler
import gc
import multiprocessing
import os
import pickle
import signal
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from counties import quick_part, small_county, states
from linkage import delivery
from linkage.batch import order as orders
from linkage.batch.county import County, Village
from linkage.batch.crew import Crew
from linkage.batch.order import Drawn, Filled, Order, fill
from linkage.batch.processes import processes
from linkage.batch.run import run, run_county
from linkage.batch.seasons import seasons_in, weight_of
from linkage.batch.village import visit
from linkage.closing import Closing, close
from linkage.delivery import Parcel, publish
from linkage.ground.disk import Disk, Lock
from linkage.ground.errors import EnvironmentTroubleError, UsageError, WithheldError
from linkage.kit import Kit, prepare
from linkage.press import press
from linkage.publishing import Request, set_versions
from linkage.share import drawn
from printed import contents, is_whole
from printed import run as command_run

#: A request that prints little.
FEW = Request(kinds=("joinder", "paylist"))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(orders, "first_parcel", quick_part)


def villages(county: Path, out: Path) -> list[Village]:
    return [Village(season, out / season.name, weight_of(season)) for season in seasons_in([county])]


# -- one of many -------------------------------------------------------------------------------------------


NAMES = tuple(f"村{number:02d}" for number in range(1, 21))


@pytest.mark.usefixtures("quick")
def test_eighteen_of_twenty_are_done_and_it_is_said_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    county, out = small_county(tmp_path / "县", *NAMES, broken=("村07",)), tmp_path / "文书"
    make_folder = Disk.make_folder

    def refusing(disk: Disk, path: Path) -> None:
        if path.name == ".村13.part":
            raise PermissionError(13, "denied", str(path))
        make_folder(disk, path)

    monkeypatch.setattr(Disk, "make_folder", refusing)
    assert run([county], out, Request(workers=2)) == 4
    told = capsys.readouterr()
    assert "20 个村：完成 18，未出文书 1，环境故障 1。" in told.out
    assert "村13：" in told.out
    assert "请换一个输出目录，或请管理员放开权限" in told.out
    assert "请用小数点，例如 3.5" in told.err
    assert states(out) == dict.fromkeys(NAMES, "完成") | {"村07": "未出文书", "村13": "环境故障"}
    whole = [name for name in NAMES if is_whole(out / name)]
    assert len(whole) == 18
    assert not any(path.name.startswith(".") for path in out.iterdir())

    # Again, with the folder put right: only what is missing is asked for.
    monkeypatch.setattr(Disk, "make_folder", make_folder)
    asked: list[str] = []
    crew = Crew(Here(lambda order: asked.append(order.folder)), lambda: 1, {})
    before = {name: contents(out / name) for name in whole}
    assert run_county(villages(county, out), out, Request(), crew) == 3
    assert sorted(asked) == ["村07", "村13"]
    assert {name: contents(out / name) for name in whole} == before
    assert states(out)["村13"] == "完成"
    asked.clear()
    assert run_county(villages(county, out), out, Request(), crew) == 3
    assert asked == ["村07"]


@pytest.mark.deep
def test_twenty_villages_with_all_their_papers(tmp_path: Path) -> None:
    county, out = small_county(tmp_path / "县", *NAMES, broken=("村07",)), tmp_path / "文书"
    out.mkdir()
    (out / "村13").write_text("别人的文件", "utf-8")
    first = command_run("run", county, "--out", out, "--workers", 2)
    assert first.returncode == 3
    assert "20 个村：完成 18，未出文书 2。" in first.stdout
    assert "  村07：资料有 1 处问题，未写入任何数据。" in first.stdout
    assert "  村13：村13 已存在，但不是文件夹。请换一个输出目录。" in first.stdout
    whole = [name for name in NAMES if is_whole(out / name)]
    assert len(whole) == 18
    stamps = {path: path.stat().st_mtime_ns for name in whole for path in (out / name).rglob("*")}
    again = command_run("run", county, "--out", out, "--workers", 2)
    assert again.returncode == 3
    assert again.stdout.count("什么也没做") == 18
    assert {path: path.stat().st_mtime_ns for name in whole for path in (out / name).rglob("*")} == stamps


class Here(Executor):
    """Carries out calls at once and in this process, after both ways through a pickle."""

    def __init__(self, heard: Callable[[Any], object] = lambda _: None) -> None:
        self._heard = heard

    def submit(  # noqa: D102 - as the executor says
        self,
        fn: Callable[..., Any],
        /,
        *args: Any,  # noqa: ANN401
        **kwargs: Any,  # noqa: ANN401
    ) -> Future[Any]:
        self._heard(args[0])
        future: Future[Any] = Future()
        sent = pickle.loads(pickle.dumps((fn, args, kwargs)))  # noqa: S301 - our own bytes
        future.set_result(pickle.loads(pickle.dumps(sent[0](*sent[1], **sent[2]))))  # noqa: S301 - as above
        return future


@pytest.mark.usefixtures("quick")
def test_a_process_that_dies_takes_one_village_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    county, out = small_county(tmp_path / "县", "甲村", "乙村", "丙村"), tmp_path / "文书"

    def dying(closing: Closing, *_: object) -> Parcel:
        if closing.path.name == "乙村":
            os.kill(os.getpid(), signal.SIGKILL)
        return quick_part(closing)

    monkeypatch.setattr(orders, "first_parcel", dying)
    assert run([county], out, Request(workers=2)) == 4
    assert states(out) == {"甲村": "完成", "丙村": "完成", "乙村": "环境故障"}
    assert "进程意外终止（多为内存不足）" in capsys.readouterr().out
    assert sorted(path.name for path in out.iterdir() if path.is_dir()) == ["丙村", "甲村"]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("blow", [signal.SIGSEGV, signal.SIGKILL])
def test_a_process_that_dies_once_is_followed_by_another(
    blow: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    county, out = small_county(tmp_path / "县", "甲村", "乙村"), tmp_path / "文书"

    def stumbling(closing: Closing, *_: object) -> Parcel:
        if closing.path.name == "乙村" and not (tmp_path / "once").exists():
            (tmp_path / "once").touch()
            faulthandler.disable()
            os.kill(os.getpid(), blow)
        return quick_part(closing)

    monkeypatch.setattr(orders, "first_parcel", stumbling)
    assert run([county], out, Request(workers=2)) in {0, 1}
    assert states(out) == {"甲村": "完成", "乙村": "完成"}
    assert (tmp_path / "once").exists()
    assert "意外终止" not in capsys.readouterr().out


@pytest.mark.usefixtures("quick")
def test_a_fault_of_ours_in_one_village_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    county, out = small_county(tmp_path / "县", "甲村", "乙村"), tmp_path / "文书"

    def failing(closing: Closing, *_: object) -> Parcel:
        return quick_part(closing) if closing.path.name == "甲村" else 1 // 0  # type: ignore[return-value]

    monkeypatch.setattr(orders, "first_parcel", failing)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert run([county], out, Request(workers=1)) == 70
    assert states(out) == {"甲村": "完成", "乙村": "程序故障"}
    told = capsys.readouterr()
    assert "Traceback" not in told.out + told.err
    (report,) = tmp_path.glob("linkage-*.txt")
    assert "ZeroDivisionError" in report.read_text("utf-8")


@pytest.mark.usefixtures("quick")
def test_a_village_that_changed_is_replaced_only_when_asked(tmp_path: Path) -> None:
    county, out = small_county(tmp_path / "县", "甲村", "乙村"), tmp_path / "文书"
    asked: list[str] = []
    crew = Crew(Here(lambda order: asked.append(order.folder)), lambda: 2, {})
    assert run_county(villages(county, tmp_path / "文书"), out, Request(), crew) == 0
    plots = county / "乙村" / "台账" / "地块.csv"
    plots.write_text(plots.read_text("utf-8").replace("P2,5", "P2,6"), "utf-8")
    asked.clear()
    assert run_county(villages(county, out), out, Request(), crew) == 3
    assert (asked, states(out)["乙村"]) == ([], "未出文书")
    assert run_county(villages(county, out), out, Request(replace=True), crew) == 0
    assert asked == ["乙村"]


# -- the same bytes, whoever prints ------------------------------------------------------------------------


def test_content_goes_out_and_the_same_bytes_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    county, out = small_county(tmp_path / "县", "甲村"), tmp_path / "文书"
    publish(close(county / "甲村"), tmp_path / "独", evolve(FEW, workers=0))
    orders_given: list[Order] = []
    collecting: list[bool] = []

    def preparing(*given: Any) -> Kit:  # noqa: ANN401
        collecting.append(gc.isenabled())
        return prepare(*given)

    monkeypatch.setattr(delivery, "prepare", preparing)
    monkeypatch.setattr(orders, "LARGEST_SHARE", 300_000)
    monkeypatch.setattr(press, "_HANDFUL", 1)
    crew = Crew(Here(orders_given.append), lambda: 1, {})
    assert run_county(villages(county, out), out, FEW, crew) == 0
    assert contents(out / "甲村") == contents(tmp_path / "独")
    # The village is read, settled, composed and learned once; whoever draws gets no more of it than pages.
    first, *others = orders_given
    assert (bool(first.contents), first.share) == (True, b"")
    assert len(others) == 2
    assert all(order.share and not order.contents and not order.standing for order in others)
    # Composing and learning leave much garbage, which is collected as it comes; drawing does it by itself.
    assert collecting == [True]
    assert gc.isenabled()


def test_a_share_of_another_kind_is_not_laid_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    county, out = small_county(tmp_path / "县", "甲村"), tmp_path / "文书"
    monkeypatch.setattr(orders, "LARGEST_SHARE", 300_000)
    monkeypatch.setattr(press, "_HANDFUL", 1)
    begun = visit(county / "甲村", out / "甲村", FEW)
    asked = fill(next(begun))
    assert isinstance(asked, Filled)
    first, second = asked.parcel.left
    begun.send(asked)
    with pytest.raises(StopIteration) as ended:
        begun.send(Drawn(drawn(second.data)))  # whose turn it is not
    assert ended.value.value.code == 4
    assert "工作进程交回的不是要印的文书" in ended.value.value.cause
    assert first.keys.keys().isdisjoint(second.keys)
    assert contents(out) == {}


@pytest.mark.deep
@pytest.mark.parametrize("start", ["fork", "spawn"])
@pytest.mark.parametrize("workers", [1, 2])
def test_processes_of_any_kind_give_the_same_bytes(tmp_path: Path, workers: int, start: str) -> None:
    county, out = small_county(tmp_path / "县", "甲村", "乙村"), tmp_path / "文书"
    with processes(workers, start) as crew:
        assert run_county(villages(county, out), out, Request(), crew) == 0
    publish(close(county / "甲村"), tmp_path / "独", Request(workers=0))
    assert contents(out / "甲村") == contents(tmp_path / "独")


@pytest.mark.usefixtures("quick")
def test_a_worker_with_other_versions_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    county, out = small_county(tmp_path / "县", "甲村", "乙村"), tmp_path / "文书"

    def other() -> Mapping[str, str]:
        return {**set_versions(), "pango": "1.99.0", "font serif-regular": "9 ab"}

    crew = Crew(Here(lambda _: monkeypatch.setattr(orders, "equipment", other)), lambda: 1, {})
    with pytest.raises(EnvironmentTroubleError, match=r"pango（本机 [0-9.]+，对方 1\.99\.0）") as refused:
        run_county(villages(county, out), out, Request(), crew)
    assert "字体 serif-regular" in str(refused.value)
    assert contents(out) == {}
    assert list(out.iterdir()) == []


# -- interrupted -------------------------------------------------------------------------------------------


def interrupted(county: Path, out: Path) -> None:
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        run([county], out, Request(workers=2))
    except KeyboardInterrupt:
        os._exit(130)


def test_ctrl_c_ends_every_process_and_leaves_whole_sets_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    county, out = small_county(tmp_path / "县", "甲村", "乙村", "丙村"), tmp_path / "文书"

    def slow(closing: Closing, *_: object) -> Parcel:
        if closing.path.name != "丙村":  # the first to be begun
            (tmp_path / f"{os.getpid()}.pid").touch()
            time.sleep(60)
        return quick_part(closing)

    monkeypatch.setattr(orders, "first_parcel", slow)
    process = multiprocessing.get_context("fork").Process(target=interrupted, args=(county, out))
    process.start()
    while len(list(tmp_path.glob("*.pid"))) < 2 or not is_whole(out / "丙村"):
        assert process.is_alive()
        time.sleep(0.01)
    os.killpg(process.pid or 0, signal.SIGINT)
    process.join(30)
    assert process.exitcode == 130
    assert sorted(path.name for path in out.iterdir()) == ["丙村"]
    for pid in tmp_path.glob("*.pid"):
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid.stem), 0)


# -- asked before ------------------------------------------------------------------------------------------


def test_a_disk_that_cannot_hold_the_county_is_told_before_it_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    county, out = small_county(tmp_path / "县", "甲村", "乙村"), tmp_path / "文书"
    monkeypatch.setattr(Disk, "free", lambda *_: 100)
    with pytest.raises(EnvironmentTroubleError, match="磁盘空间不足：照资料的大小，至少还要 1 MB，只剩 0 MB"):
        run([county], out, Request(workers=1))
    assert list(out.iterdir()) == []


@pytest.mark.usefixtures("quick")
def test_a_village_that_will_not_fit_is_not_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    county, out = small_county(tmp_path / "县", "甲村", "乙村", "丙村"), tmp_path / "文书"
    size = 16 * len(close(county / "甲村").result_bytes)  # what a quick set takes
    monkeypatch.setattr(Disk, "free", lambda *_: size - 1)
    asked: list[str] = []
    crew = Crew(Here(lambda order: asked.append(order.folder)), lambda: 1, {})
    assert run_county(villages(county, out), out, Request(), crew) == 4
    assert asked == ["丙村", "乙村"]  # the second is begun while the first is written
    assert states(out) == {"丙村": "完成", "乙村": "完成", "甲村": "环境故障"}
    assert "甲村：磁盘空间不足：约需 1 MB，只剩 0 MB。" in capsys.readouterr().out


@pytest.mark.usefixtures("quick")
def test_progress_counts_pages_and_what_is_to_come(tmp_path: Path) -> None:
    county, out = small_county(tmp_path / "县", "甲村", "乙村", "丙村"), tmp_path / "文书"
    shown: list[tuple[int, int]] = []
    crew = Crew(Here(), lambda: 1, {})
    county_run = County(Request(), crew, lambda *_: None, lambda _, done, total: shown.append((done, total)))
    assert len(county_run.run(villages(county, out))) == 3
    assert shown == [(0, 0), (5, 15), (10, 15), (15, 15)]


def test_two_villages_may_not_share_a_folder(tmp_path: Path) -> None:
    one, two = small_county(tmp_path / "a", "甲村"), small_county(tmp_path / "b", "甲村")
    with pytest.raises(UsageError, match="同名"):
        run([one / "甲村", two / "甲村"], tmp_path / "文书", Request())


@pytest.mark.usefixtures("quick")
def test_a_set_is_no_place_for_a_county(tmp_path: Path) -> None:
    county, out = small_county(tmp_path / "县", "甲村", "乙村"), tmp_path / "文书"
    assert run([county], out, Request(workers=1)) == 0
    with pytest.raises(WithheldError, match="不能再放一批"):
        run([county], out / "甲村", Request())


def test_a_county_that_somebody_else_is_running_is_left_alone(tmp_path: Path) -> None:
    county, out = small_county(tmp_path / "县", "甲村", "乙村"), tmp_path / "文书"
    out.mkdir()
    with Lock(out / ".县清单.json.lock").held(), pytest.raises(EnvironmentTroubleError, match="另一次运行"):
        run([county], out, Request())
