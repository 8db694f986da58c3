from __future__ import annotations

import pytest

from linkage.press.job import Printed
from linkage.press.press import Press, make_ready
from press_batches import printed, village


@pytest.fixture(scope="package")
def batch() -> Press:
    return make_ready(village())


@pytest.fixture(scope="package")
def whole(batch: Press) -> dict[str, Printed]:
    return printed(batch, 0)
