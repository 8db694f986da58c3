"""Folder name (文件夹名): whether a folder of this name can be copied anywhere, also to other systems."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FORBIDDEN = re.compile(r'[<>:"|?*\\/]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
# Beside a set stand its staging folder and its lock, whose names are longer; a name has 255 bytes at most.
_LONGEST = 240


def why_unfit(name: str) -> str:
    """Why a folder cannot have this name on every system; nothing when it can.

    >>> why_unfit("云坪村2025"), why_unfit("CON"), why_unfit("文书.")
    ('', 'Windows 把它留给了设备', 'Windows 的文件名不能以空格开头、以空格或点结尾')
    """
    if _CONTROL.search(name):
        return "里面有看不见的或坏了的字符"
    if forbidden := _FORBIDDEN.search(name):
        return f"Windows 的文件名里不许有 {forbidden[0]}"
    if name != name.strip() or name.endswith("."):
        return "Windows 的文件名不能以空格开头、以空格或点结尾"
    if _DEVICE.fullmatch(name):
        return "Windows 把它留给了设备"
    if len(name.encode("utf-8", "surrogatepass")) > _LONGEST:
        return f"太长，最多 {_LONGEST // 3} 个汉字"
    return ""


def on_one_line(name: str) -> str:
    """A name with letters that every screen has, on one line."""
    return _CONTROL.sub("？", name)
