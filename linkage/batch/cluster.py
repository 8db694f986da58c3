"""A cluster (集群) of dask.distributed as a crew: machines that were started by hand and wait for work.

Content goes out and bytes come back as pickles, between our own processes only: who can reach the scheduler
can have any program run on the workers and read what they are given (docs/manual-county.md). The library
comes with the extra ``cluster`` and is imported when it is asked for.
"""

from __future__ import annotations

import contextlib
import logging
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import Any, ParamSpec, TypeVar

from linkage.batch.crew import Crew
from linkage.batch.equipment import differences, equipment, load_equipment
from linkage.ground.apart import apart
from linkage.ground.errors import EnvironmentTroubleError, UsageError
from linkage.ground.memory import keep_little

P = ParamSpec("P")
T = TypeVar("T")

#: How long we wait for the scheduler, and for its first worker, in seconds.
_PATIENCE = 15

_ADDRESS = re.compile(r"(?:tcp|tls|ws|wss)://[^\s/:]+:[0-9]{1,5}|(?:tcp|tls)://\[[0-9A-Fa-f:.]+\]:[0-9]{1,5}")

# Orders given out beyond one a worker, so that nobody waits for the next.
_AHEAD = 1


@contextlib.contextmanager
def cluster(address: str) -> Iterator[Crew]:
    """The workers of this scheduler, each of them with our program, libraries and fonts.

    Raises :class:`UsageError` for what is no address, :class:`EnvironmentTroubleError` when the library is
    not installed, nobody answers, no worker is there, or one has other versions.
    """
    if not _ADDRESS.fullmatch(address):
        # The library would wait for half a minute, and end with a traceback of its own.
        raise UsageError(
            f"调度器的地址 {address} 写得不对，要写成 tcp://主机:端口，例如 tcp://10.0.0.5:8786。"
        )
    keep_little()
    distributed = _library()
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False, name="linkage")
    except (OSError, ValueError, TypeError) as error:
        raise EnvironmentTroubleError(
            f"连不上调度器 {address}。请核对地址，例如 tcp://10.0.0.5:8786，并确认 dask scheduler 已启动。"
        ) from error
    with contextlib.closing(client):
        _require_workers(client, address)
        losses = {
            distributed.scheduler.KilledWorker: "工作进程一再意外终止（多为内存不足）",
            distributed.comm.CommClosedError: "与集群的连接断了",
            CancelledError: "任务被取消",
            TimeoutError: "集群没有回音",
            BrokenProcessPool: "进程意外终止（多为内存不足）",
            OSError: "与集群的连接断了",
        }
        executor = client.get_executor(pure=False, retries=0)
        with warnings.catch_warnings():
            # A season may be some megabytes: that is what has to be sent.
            warnings.filterwarnings("ignore", message="Sending large graph", category=UserWarning)
            # What is still under way when we leave is dropped by the scheduler as the client closes.
            yield Crew(_Apart(executor), lambda: len(client.nthreads()) + _AHEAD, losses)


class _Apart(Executor):
    """Lets workers carry out each call in a process of its own."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Give a call to a worker."""
        return self._executor.submit(partial(_ready_and_apart, fn), *args, **kwargs)


def _ready_and_apart(function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """What a worker loads once, no process that it starts has to load again."""
    keep_little()
    load_equipment()
    return apart(function, *args, **kwargs)


def _library() -> Any:  # noqa: ANN401 (a module imported late)
    try:
        import distributed  # noqa: PLC0415 (an extra, and it takes a second)
    except ImportError as error:
        raise EnvironmentTroubleError(
            "没有装 dask.distributed，不能用 --scheduler。请先安装：pip install 'linkage[cluster]'，"
            "或去掉 --scheduler 用本机的进程。"
        ) from error
    # What it has to say in the middle of a run is for who keeps the cluster; we tell what matters.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    return distributed


def _require_workers(client: Any, address: str) -> None:  # noqa: ANN401 (a class of a module imported late)
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        raise EnvironmentTroubleError(
            f"调度器 {address} 没有工作进程。请在各台机器上启动 dask worker 后再运行一次。"
        ) from error
    answers: Mapping[str, object] = client.run(equipment, on_error="return")
    unfit = [f"  {worker}：{told}" for worker, answer in sorted(answers.items()) if (told := _unlike(answer))]
    if unfit:
        told = "\n".join(unfit)
        raise EnvironmentTroubleError(
            f"有 {len(unfit)} 个工作进程的程序、库或字体与本机不同，印出来会不一样，不能用：\n{told}\n"
            "请装成一样的版本，或停掉这些工作进程，再运行一次。"
        )


def _unlike(answer: object) -> str:
    """What a worker lacks, in words; nothing when it has all that we have."""
    if isinstance(answer, ImportError):
        return "没有装 linkage，或装得不全"
    if isinstance(answer, BaseException):
        return str(answer) or type(answer).__name__
    if isinstance(answer, Mapping):
        return "；".join(differences(equipment(), answer))
    return "答非所问"
