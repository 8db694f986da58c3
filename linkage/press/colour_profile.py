"""The colour profile (输出意图) of papers that are kept: what black and white are, said once in each file.

The engine's own holds its curves as tables of 1,024 points and takes 2.5 kB of every file; this one has the
same curve as the formula of IEC 61966-2-1, in 0.4 kB. It was made by LittleCMS, which dates what it makes:
the file stands here with a day of its own, so that papers are the same bytes whenever they are drawn.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

#: How the condition is called in the file, and the standard that defines it.
CONDITION = "sRGB IEC61966-2.1"


@cache
def profile() -> bytes:
    """The profile: ICC version 4, for a screen, RGB."""
    return (Path(__file__).parent / "srgb.icc").read_bytes()


def exchange(pdf: Any) -> None:  # noqa: ANN401 (a class of a module imported late)
    """Put the profile in the place of the engine's own, in a file that names one."""
    for intent in pdf.catalog.get("OutputIntents", ()):
        intent["OutputConditionIdentifier"].string = CONDITION
        intent["Info"].string = CONDITION
        pdf.objects[int(intent["DestOutputProfile"].split()[0])].stream = [profile()]
