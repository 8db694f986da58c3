"""What the second evaluation finds: disagreements (不一致), told so that a person can look them up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One place where a document does not agree with its own derivation.

    ``place`` names it by payee, clause and the way down the derivation; ``stated`` is what the document
    says, ``found`` what the second evaluation gives, either may be empty; ``message`` is a sentence.
    """

    place: str
    stated: str
    found: str
    message: str

    def __str__(self) -> str:
        """Tell it in one line."""
        compared = f"（记为 {self.stated}，复算为 {self.found}）" if self.stated or self.found else ""
        return f"{self.place}：{self.message}{compared}"


class WrongError(ValueError):
    """Stops the evaluation of one node or row; it becomes a disagreement at its place."""

    def __init__(self, message: str, stated: str = "", found: str = "") -> None:
        super().__init__(message)
        self.message, self.stated, self.found = message, stated, found

    def at(self, place: str) -> Disagreement:
        """Give the disagreement at its place."""
        return Disagreement(place, self.stated, self.found, self.message)
