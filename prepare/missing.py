"""Names the Debian packages this machine lacks, one a line, by looking for what they bring."""

import ctypes
import importlib.util
import shutil
import subprocess
import sys

# The environment of the project is made with venv, which Debian ships apart from Python.
MODULES = {"ensurepip": "python3-venv"}

# WeasyPrint draws with Pango; without the subsetter of HarfBuzz a page takes thirty times as long.
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}

# Noto draws Chinese; Hanazono has the rare characters of names that Noto lacks.
FONTS = {
    "Noto Serif CJK SC": "fonts-noto-cjk",
    "Noto Sans CJK SC": "fonts-noto-cjk",
    "HanaMinA": "fonts-hanazono",
    "HanaMinB": "fonts-hanazono",
}


# Tests look at the page in a browser, as people do; the long ones ask another program to read our workbooks.
PROGRAMS = {"dev": {"chromium": "chromium"}, "deep": {"soffice": "libreoffice-calc-nogui"}}


def has_library(name: str) -> bool:
    """Say whether the dynamic linker finds the library, as WeasyPrint will ask it to."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def font_families() -> set[str]:
    """Every name of every font family that fontconfig knows; none where fontconfig itself is missing."""
    listing = shutil.which("fc-list")
    if listing is None:
        return set()
    told = subprocess.run([listing, ":", "family"], capture_output=True, check=False).stdout  # noqa: S603
    return {name.strip() for line in told.decode("utf-8", "replace").splitlines() for name in line.split(",")}


def missing(kind: str) -> list[str]:
    """The packages to install, each once, in the order of this file; ``kind`` is run, dev or deep."""
    lacking = [package for module, package in MODULES.items() if importlib.util.find_spec(module) is None]
    lacking += [package for library, package in LIBRARIES.items() if not has_library(library)]
    families = font_families()
    lacking += [package for family, package in FONTS.items() if family not in families]
    for use in {"dev": ("dev",), "deep": ("dev", "deep")}.get(kind, ()):
        lacking += [package for program, package in PROGRAMS[use].items() if shutil.which(program) is None]
    return list(dict.fromkeys(lacking))


if __name__ == "__main__":
    sys.stdout.writelines(f"{package}\n" for package in missing(*sys.argv[1:2] or ["run"]))
