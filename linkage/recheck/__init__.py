"""Recheck (复核): papers, result documents and whole sets proved from what they carry, without the season."""

from __future__ import annotations

from .rechecking import find_manifest, read_manifest, recheck_file
from .together import Apart, computations_apart
from .verdict import AGREES, ALTERED, LOOK, REFUSED, Verdict

__all__ = [
    "AGREES",
    "ALTERED",
    "LOOK",
    "REFUSED",
    "Apart",
    "Verdict",
    "computations_apart",
    "find_manifest",
    "read_manifest",
    "recheck_file",
]
