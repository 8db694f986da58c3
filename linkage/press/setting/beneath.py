"""What holds somewhere beneath a place (其下有无): looked for once, not on every paper."""

from __future__ import annotations

from collections.abc import Callable

from linkage.press.setting.looks import Look
from linkage.press.setting.markup import Rule


class Beneath:
    """Whether something holds of the look of a place or of any below it; asked when all looks are known."""

    def __init__(self, holds: Callable[[Look], bool]) -> None:
        self._holds = holds
        self._found: dict[Rule, bool] = {}

    def __call__(self, rule: Rule) -> bool:
        """Whether it holds somewhere from this place on."""
        found = self._found.get(rule)
        if found is None:
            here = rule.look is not None and self._holds(rule.look)
            found = self._found[rule] = here or any(map(self, rule.below.values()))
        return found
