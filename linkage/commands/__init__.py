"""Commands (命令): one file a command; calling :data:`main` runs one and ends the process."""

from __future__ import annotations

import sys

import click

from linkage.console.shell import Program
from linkage.ground.catalogue import catalogue

main = Program(
    catalogue(sys.modules[__name__], click.Command),
    "联农带农：按合作协议和台账核算各户应得，出告知书、名册、公示和协议。",
)
