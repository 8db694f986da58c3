"""Number forms (号码的样子): how an identity, card or mobile number looks, once for all who look for one.

What a form matches looks like such a number; whether it is one, its check or a register says. Texts are
brought to plain figures before (``spelled_numbers``, ``hidden_numbers``).
"""

from __future__ import annotations

import re

#: A resident identity number (GB 11643-1999), and one of fifteen figures as it was before.
IDENTITY = "[0-9]{17}[0-9Xx]"
OLD_IDENTITY = "[1-9][0-9]{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}"
#: Any bank card, and one that a bank of this country issued.
CARD = "[0-9]{16,19}"
OWN_CARD = "62[0-9]{14,17}"
MOBILE = "1[3-9][0-9]{9}"

#: Plots have nineteen figures as cards have; they begin with their province, cards of this country with 62.
_PLOT = re.compile(r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[13-5]|62(?:0[1-9]|1[0-2]|29|30))[0-9]+")
_PLOT_LENGTH = 19


def is_plot(run: str) -> bool:
    """Whether figures that stand alone are the code of a plot.

    >>> is_plot("3699011000010000001"), is_plot("6222020200112233445")
    (True, False)
    """
    return len(run) == _PLOT_LENGTH and _PLOT.fullmatch(run) is not None


def standing_alone(form: str, *, beside: str = "") -> re.Pattern[str]:
    """A form between signs that continue no number; ``beside`` are others that do.

    >>> [bool(standing_alone(MOBILE).search(text)) for text in ("电话13800138000。", "A13800138000")]
    [True, False]
    """
    edge = f"[0-9A-Za-z{re.escape(beside)}]"
    return re.compile(f"(?<!{edge}){form}(?!{edge})")
