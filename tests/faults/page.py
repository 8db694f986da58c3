"""The page of messages: one part from the gallery of small mistakes, one from the corpus of bad files."""

from __future__ import annotations

from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "errors.md"
_BEGIN = "## 坏文件："


def gallery_part() -> str:
    """The page up to the bad files."""
    text = PAGE.read_text("utf-8")
    return text[: text.index(f"\n{_BEGIN}")] if f"\n{_BEGIN}" in text else text


def corpus_part() -> str:
    """The chapters about bad files."""
    text = PAGE.read_text("utf-8")
    return text[text.index(f"\n{_BEGIN}") + 1 :] if f"\n{_BEGIN}" in text else ""
