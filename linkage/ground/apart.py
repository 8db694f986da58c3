"""Apart (单开进程): a call carried out in a process of its own, by one that goes on to something else.

What a call leaves in memory, small things standing between what was let go of, goes with its process: a
worker of a cluster has the same memory after a thousand orders as after the first, and a village is learned
without what composing it left. Where processes cannot be forked safely, the call is carried out here.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures.process import BrokenProcessPool
from typing import Any, BinaryIO, NoReturn, ParamSpec, TypeAlias, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# A worker may run several threads; the memory is there for one order.
_ALONE = threading.Lock()

_TOLD, _DONE, _RAISED = b"=", b"+", b"-"

#: Is told how far a call is, in whatever terms it has: what can be pickled.
Tell: TypeAlias = Callable[..., None]

#: A place in the code: file, line, function.
Place: TypeAlias = tuple[str, int, str]


class ElsewhereError(Exception):
    """The places in the code through which a fault passed in another process, outermost first."""

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__("in a process of its own")
        self.places = tuple(places)


def apart(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call the function in a process of its own, and give back or raise what it does.

    Raises :class:`BrokenProcessPool` when that process ended before it had answered.
    """
    return apart_telling(lambda _: function(*args, **kwargs), nobody)


def apart_telling(call: Callable[[Tell], T], tell: Tell) -> T:
    """As :func:`apart`; what the call tells while it is carried out is told here at once."""
    # No pool of processes: a worker that its nanny started may not have children of that kind.
    if sys.platform != "linux":
        return call(tell)
    with _ALONE:
        answer_end, child_end = os.pipe()
        watched_end, our_end = os.pipe()
        child = os.fork()
        if child == 0:
            _ALONE.release()  # of the parent's alone: here nobody holds it
            os.close(answer_end)
            os.close(our_end)
            with os.fdopen(child_end, "wb") as out:
                _carry_out(out, watched_end, call)
        os.close(child_end)
        os.close(watched_end)
        try:
            with os.fdopen(answer_end, "rb") as answer:
                how, found, places = _heard(answer, tell)
        except (EOFError, pickle.UnpicklingError) as error:
            raise _lost() from error
        finally:
            os.close(our_end)
            os.waitpid(child, 0)
    if how == _RAISED and isinstance(found, BaseException):
        raise found from ElsewhereError(places)
    if how != _DONE:
        raise _lost()
    result: T = found
    return result


def nobody(*_: object) -> None:
    """Nobody listens."""


def _heard(answer: BinaryIO, tell: Tell) -> tuple[bytes, Any, Sequence[Place]]:
    """What the process has to say in the end; what it tells before that is told at once."""
    while (how := answer.read(1)) == _TOLD:
        tell(*pickle.load(answer))  # noqa: S301 - of our own process
    if not how:
        return how, None, ()
    found, places = pickle.load(answer)  # noqa: S301 - of our own process
    return how, found, places


def _lost() -> BrokenProcessPool:
    return BrokenProcessPool("a process that carried out an order has ended")


def _carry_out(out: BinaryIO, watched: int, call: Callable[[Tell], object]) -> NoReturn:
    """What the process does, from its first step to its last."""

    def say(*words: object) -> None:
        _send(out, _TOLD, words)

    try:
        # Whatever ends the worker is for the worker to handle; without it nobody waits for the answer.
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(ValueError):  # only the main thread may ask
                signal.signal(number, signal.SIG_DFL)
        threading.Thread(target=_end_with, args=(watched,), daemon=True).start()
        gc.freeze()  # what we were forked with is not ours to collect
        places: Sequence[Place] = ()
        try:
            how, answer = _DONE, call(say)
        except Exception as fault:  # noqa: BLE001 - told to whoever called
            how, answer, places = _RAISED, fault, places_of(fault)
        _send(out, how, (answer, places))
    finally:
        os._exit(0)


def _send(out: BinaryIO, how: bytes, what: object) -> None:
    out.write(how)
    pickle.dump(what, out)
    out.flush()


def places_of(fault: BaseException) -> Sequence[Place]:
    """The places in the code through which a fault passed: a fault that is sent loses its own."""
    if isinstance(fault, ElsewhereError):
        return fault.places
    return [
        (frame.filename, frame.lineno or 0, frame.name) for frame in traceback.extract_tb(fault.__traceback__)
    ]


def _end_with(watched: int) -> None:
    """End when the worker does: nobody ever writes here, and reading ends with the last writer."""
    os.read(watched, 1)
    os._exit(1)
