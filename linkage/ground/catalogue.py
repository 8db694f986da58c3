"""Catalogue (名录): finds the one member each file of a shelf declares.

A shelf is a package whose files each declare one thing of one type: an income rule, a check, a
document, a command. Adding one adds a file and edits none. Only this and the public face of the package
import by name; ``pkgutil`` asks the package's own loader, so a shelf inside a wheel or a zip is found too.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


class CatalogueError(ImportError):
    """A file of a shelf declares nothing of the wanted type, or more than one."""


def catalogue(package: ModuleType, wanted: type[T]) -> dict[str, T]:
    """Give what the files of ``package`` declare, by file name, in the order of the names.

    A member counts when the file holds it under a name of its own; the same object under two names
    is one member, and a file that only borrows from its sister fails like one that declares two.
    Raises :class:`CatalogueError` naming the file.
    """
    found: dict[str, T] = {}
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda module: module.name):
        full_name = f"{package.__name__}.{module.name}"
        found[module.name] = _only_member(importlib.import_module(full_name), wanted)
    return found


def _only_member(module: ModuleType, wanted: type[T]) -> T:
    members = {id(value): value for value in vars(module).values() if isinstance(value, wanted)}
    if len(members) != 1:
        count = len(members) or "no"
        raise CatalogueError(f"{module.__name__} declares {count} {wanted.__name__}, it must declare one")
    return next(iter(members.values()))
