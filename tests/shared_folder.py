"""A folder that all workers of one run of the tests share: the run makes it, and removes it in the end."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

#: The variable of the environment that names it: workers inherit it.
_NAME = "LINKAGE_TEST_FOLDER"


def make_shared() -> Callable[[], None]:
    """Make the folder; gives what removes it."""
    folder = os.environ[_NAME] = tempfile.mkdtemp(prefix="linkage-test-")
    return lambda: shutil.rmtree(folder, ignore_errors=True)


def shared() -> Path:
    """The folder of this run."""
    return Path(os.environ[_NAME])
