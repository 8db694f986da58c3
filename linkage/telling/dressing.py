"""Dressing (按主题): a paper's view in the words of the village's theme, before its template shows it.

Only whole headings are called otherwise; a sentence of a contract keeps the word of the law. The style
sheet gets its measures, the page its letterhead and the side of its seal.
"""

from __future__ import annotations

from linkage.document import Shown, View
from linkage.model.theme import SEALS, Theme


def dressed(view: View, theme: Theme) -> View:
    """The view with its headings by the theme, and its running lines with what the page needs of it."""
    called = _called(view, theme) if theme.labels else view
    running = called["running"]
    if not isinstance(running, dict):
        message = "a paper has running lines"
        raise TypeError(message)
    if theme == Theme():
        return called
    letterhead: list[Shown] = list(theme.letterhead)
    worn: View = {
        **running,
        "letterhead": letterhead,
        "seal": SEALS[theme.seal],
        "style": theme.style,
    }
    return {**called, "running": worn}


def _called(view: View, theme: Theme) -> View:
    called = theme.called

    def worded(shown: Shown) -> Shown:
        match shown:
            case str():
                return called.get(shown, shown)
            case list():
                return [worded(inner) for inner in shown]
            case dict():
                return {key: worded(inner) for key, inner in shown.items()}
            case _:
                return shown

    return {key: worded(inner) for key, inner in view.items()}
