"""A headless Chromium, driven over a pipe in its own protocol (DevTools): no port is opened, nothing is fetched.

It keeps what a page asked of the network and what it said to its console, so that a test can say: nothing.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Self

_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
    *("--hide-scrollbars", "--remote-debugging-pipe"),
)

#: The pipe is the third and fourth channel of the browser: this puts our two ends there and becomes the browser.
_LAUNCHER = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
os.dup2(ends[0], 3)
os.dup2(ends[1], 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Browser:
    """One browser with one tab."""

    def __init__(self) -> None:
        program = shutil.which("chromium")
        assert program is not None, "Chromium is not installed: sh prepare/machine.sh dev installs it"
        self.profile = tempfile.mkdtemp(prefix="linkage-browser-")
        ours, theirs = os.pipe(), os.pipe()
        arguments = [program, *_FLAGS, f"--user-data-dir={self.profile}", "about:blank"]
        self.process = subprocess.Popen(
            [sys.executable, "-c", _LAUNCHER, str(ours[0]), str(theirs[1]), *arguments],
            pass_fds=(ours[0], theirs[1]),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(ours[0])
        os.close(theirs[1])
        self.out, self.into = ours[1], os.fdopen(theirs[0], "rb")
        self.asked = 0
        self.requests: list[str] = []
        self.said: list[str] = []
        self.loaded = False
        self.tab = ""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.tab = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(20)
        self.into.close()
        os.close(self.out)
        shutil.rmtree(self.profile, ignore_errors=True)

    def ask(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command and wait for its answer, taking note of what happens meanwhile."""
        self.asked += 1
        message = {"id": self.asked, "method": method, "params": params}
        if self.tab:
            message["sessionId"] = self.tab
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.out, data) :]
        while True:
            told = self._next()
            if told.get("id") == self.asked:
                assert "error" not in told, told
                return dict(told["result"])

    def _next(self) -> dict[str, Any]:
        data = bytearray()
        while (sign := self.into.read(1)) != b"\0":
            assert sign, "the browser is gone"
            data += sign
        told: dict[str, Any] = json.loads(data)
        params = told.get("params", {})
        match told.get("method"):
            case "Network.requestWillBeSent":
                self.requests.append(params["request"]["url"])
            case "Runtime.consoleAPICalled" | "Runtime.exceptionThrown":
                self.said.append(json.dumps(params))
            case "Log.entryAdded":
                self.said.append(params["entry"]["text"])
            case "Page.loadEventFired":
                self.loaded = True
        return told

    def open(self, file: Path) -> None:
        """Open a file as a double click does, and wait until it is loaded; the notes begin anew."""
        self.requests.clear()
        self.said.clear()
        self.loaded = False
        self.ask("Page.navigate", url=file.as_uri())
        while not self.loaded:
            self._next()

    def value(self, expression: str) -> Any:  # noqa: ANN401 - whatever the page gives
        """Evaluate an expression in the page."""
        told = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    def size(self, width: int, height: int) -> None:
        """Make the window so large."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )

    def with_script(self, *, on: bool) -> None:
        """Let pages run scripts, or not."""
        self.ask("Emulation.setScriptExecutionDisabled", value=not on)

    def picture(self, *, whole: bool = False) -> bytes:
        """What the window shows as PNG; the whole page if asked."""
        return base64.b64decode(self.ask("Page.captureScreenshot", captureBeyondViewport=whole)["data"])

    def printed(self) -> bytes:
        """The page as it prints."""
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True)["data"])
