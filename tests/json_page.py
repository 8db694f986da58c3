"""What docs/json.md says of the documents for programs, for tests to hold the documents against it."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "json.md"


def keys(schema: str, tables: int = 1) -> set[str]:
    """The top keys that the page names for a schema, in the first so many of its tables."""
    section = re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    [text] = [part for part in section if part.startswith(f"`{schema}`")]
    found = text.split("| --- | --- |")[1 : tables + 1]
    firsts = [line.split("|")[1] for part in found for line in part.splitlines() if line.startswith("| `")]
    return {key for first in firsts for key in re.findall(r"`(\w+)`", first)}
