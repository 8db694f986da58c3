"""A crew (人手): whoever carries out orders, here or elsewhere, behind one interface."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor

from attrs import frozen


@frozen
class Crew:
    """An executor, how many orders it gets at a time, and what it raises when a worker is lost, in words."""

    executor: Executor
    slots: Callable[[], int]
    losses: Mapping[type[BaseException], str]

    def loss(self, fault: BaseException) -> str:
        """Say in words how the worker was lost; nothing when the fault is another."""
        return next((words for kind, words in self.losses.items() if isinstance(fault, kind)), "")
