"""Headless Chromium, kept open and driven over a pipe: the product's own page of HTML and style sheet."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

from browser import Browser


class ChromiumPress(Browser):
    """Makes one statement after the other, in one tab."""

    def __init__(self, style: str, families: Mapping[str, str]) -> None:
        self._rest = b""
        super().__init__()
        self.version = self.ask("Browser.getVersion")["product"]
        for ours, installed in families.items():
            style = style.replace(ours, installed)
        self._style = f"<style>{style}</style>"
        self._frame = self.ask("Page.getFrameTree")["frameTree"]["frame"]["id"]

    def _next(self) -> dict[str, Any]:
        """One message; a paper is some hundred thousand letters, too many to be read one by one."""
        while b"\0" not in self._rest:
            self._rest += os.read(self.into.fileno(), 1 << 20)
        data, _, self._rest = self._rest.partition(b"\0")
        told: dict[str, Any] = json.loads(data)
        return told

    def make(self, page: str) -> bytes:
        """One statement."""
        whole = re.sub("</head>", lambda found: self._style + found[0], page, count=1)
        self.ask("Page.setDocumentContent", frameId=self._frame, html=whole)
        return self.printed()
