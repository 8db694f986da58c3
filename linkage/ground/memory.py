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


def clear_away() -> None:
    """Collect garbage and give it back: before more is made than there was room for beside it."""
    gc.collect()
    give_back()


def give_back() -> None:
    """Give back what Python has let go of and the C library keeps (glibc); elsewhere nothing happens."""
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    try:
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError, TypeError):  # no such library, no such function, no such call (Windows)
        return None
    return found
