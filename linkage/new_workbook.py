"""New workbook (新工作簿): how every workbook the program writes begins, so that no text in it can act.

Texts stay texts, whatever they look like: none becomes a formula, a link or a number. Equal contents give
equal bytes, which is why every workbook bears the same day of making.
"""

from __future__ import annotations

import datetime
import io

import xlsxwriter

#: The paper size of office programs (ECMA-376 part 1, 18.3.1.63).
A4 = 9

_CREATED = datetime.datetime(2026, 1, 1)  # noqa: DTZ001 - a workbook's dates have no zone
_TEXTS_STAY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def new_workbook(target: io.BytesIO, title: str, *, row_by_row: bool = False) -> xlsxwriter.Workbook:
    """Begin a workbook that is written to a target when it is closed.

    ``row_by_row`` holds one row at a time, for sheets of any length; its rows must then come in order.
    """
    kept = {"constant_memory": True, "nan_inf_to_errors": True} if row_by_row else {"in_memory": True}
    book = xlsxwriter.Workbook(target, {**kept, **_TEXTS_STAY})
    book.set_properties({"title": title, "created": _CREATED})
    return book
