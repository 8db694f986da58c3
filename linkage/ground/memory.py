"""Memory (内存): what is remembered of a season until it is forgotten, and what goes back to the system."""

from __future__ import annotations

import contextlib
import ctypes
import gc
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

#: What mallopt is told: how many heaps there may be, and from how many bytes on a block goes back when freed.
_ARENA_MAX, _MMAP_THRESHOLD, _LARGE = -8, -3, 256 * 1024

_forgetting: list[Callable[[], None]] = []


def remembered(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Let a function about a season remember its last ``most`` answers until :func:`forget` is called."""

    def remembering(function: Callable[P, T]) -> Callable[P, T]:
        kept = lru_cache(maxsize=most)(function)
        _forgetting.append(kept.cache_clear)
        return cast("Callable[P, T]", kept)  # its own type forgets what it asks for

    return remembering


def forget() -> None:
    """Forget every season: a process that goes on to another has no more use for this one."""
    for one in _forgetting:
        one()


@contextlib.contextmanager
def set_aside() -> Iterator[None]:
    """Leave what there is by now alone when garbage is collected: it takes longer than what comes."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextlib.contextmanager
def seldom_collecting() -> Iterator[None]:
    """Collect no garbage by itself meanwhile, and give all of it back in the end."""
    with contextlib.ExitStack() as afterwards:
        afterwards.callback(clear_away)
        afterwards.enter_context(set_aside())
        afterwards.callback(gc.enable)
        gc.disable()
        yield


def clear_away() -> None:
    """Collect garbage and give it back: before more is made than there was room for beside it."""
    gc.collect()
    give_back()


def keep_little() -> None:
    """Let the C library (glibc) keep less of what is freed, here and in processes forked later.

    Answers of workers are received in threads, and each thread had its own heap, of whose end nothing is ever
    given back. Elsewhere nothing happens.
    """
    tune = _tuned()
    if tune is not None:
        tune(_ARENA_MAX, 1)
        tune(_MMAP_THRESHOLD, _LARGE)


def give_back() -> None:
    """Give back what Python has let go of and the C library keeps (glibc); elsewhere nothing happens."""
    trim = _trim()
    if trim is not None:
        trim(0)


def _trim() -> Callable[[int], int] | None:
    return _of_library("malloc_trim")


def _tuned() -> Callable[[int, int], int] | None:
    return _of_library("mallopt")


@cache
def _of_library(name: str) -> Callable[..., int] | None:
    try:
        found: Callable[..., int] = getattr(ctypes.CDLL(None), name)
    except (OSError, AttributeError, TypeError):  # no such library, no such function, no such call (Windows)
        return None
    return found
