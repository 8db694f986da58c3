"""What every test shares: how hard hypothesis tries, and whether golden pages are rewritten."""

from __future__ import annotations

import os
import signal
import sys

import pytest
from hypothesis import settings

from shared_folder import make_shared

# The machine that tests may be slow and shared: a deadline would fail by chance. The plain profile draws the
# same examples every time, so that a red run is red for everyone; the deep one looks further.
settings.register_profile("plain", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("deep", deadline=None, max_examples=2000)
settings.load_profile("plain")

# A suite that a shell runs in the background ignores Ctrl-C, and so would every program that it starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Bytecode is kept, also where a shell asks for none: without it each process that a test starts, and each worker,
# compiles the whole package once more.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


# With two workers a long file that comes last leaves one of them idle.
LONG = (
    *(
        "test_kill.py",
        "test_press.py",
        "test_run.py",
        "test_same_bytes.py",
        "test_county.py",
        "library.md",
        "test_random_villages.py",
    ),
    *(
        "test_bad_files.py",
        "test_privacy.py",
        "test_patterns.py",
        "test_any_arrangement.py",
        "test_gallery.py",
    ),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long files; within a file, and among the others, the order stays."""
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))


def pytest_configure(config: pytest.Config) -> None:
    """Make a folder for what all workers share (printed.py); whoever runs the tests removes it in the end."""
    if not hasattr(config, "workerinput"):
        config.add_cleanup(make_shared())


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="rewrite generated and golden pages")


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether generated and golden pages are to be rewritten; the diff is then reviewed like code."""
    return bool(request.config.getoption("--bless"))
