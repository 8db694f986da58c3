"""Processes that work for us end with us, and are known to have ended."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time

import pytest

from linkage.press.worker_process import ended_afterwards


def test_a_process_that_another_thread_waits_for_is_known_to_have_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, main = os.waitpid, threading.current_thread()

    def waitpid(pid: int, options: int) -> tuple[int, int]:
        """The other thread is told of the end at once, and notes it late; this one always asks later."""
        if threading.current_thread() is main:
            while other.is_alive() and not told.is_set():
                time.sleep(0.001)
            return real(pid, options)
        found = real(pid, options)
        told.set()
        time.sleep(0.05)
        return found

    told = threading.Event()
    child = multiprocessing.get_context("fork").Process(target=time.sleep, args=(60,))
    other = threading.Thread(target=child.join)
    with ended_afterwards():
        child.start()
        monkeypatch.setattr(os, "waitpid", waitpid)
        other.start()
        child.kill()
    assert multiprocessing.active_children() == []
    other.join()
