"""What every test shares: how hard hypothesis tries, and whether golden pages are rewritten."""

from __future__ import annotations

import signal

import pytest
from hypothesis import settings

# The machine that tests may be slow and shared: a deadline would fail by chance. The plain profile draws the
# same examples every time, so that a red run is red for everyone; the deep one looks further.
settings.register_profile("plain", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("deep", deadline=None, max_examples=2000)
settings.load_profile("plain")

# A suite that a shell runs in the background ignores Ctrl-C, and so would every program that it starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="rewrite generated and golden pages")


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether generated and golden pages are to be rewritten; the diff is then reviewed like code."""
    return bool(request.config.getoption("--bless"))
