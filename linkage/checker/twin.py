"""Checks the twin of a statement (告知书附带数据): one household alone, without the rest of the village."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Mapping

from .account_form import Accounts, read_accounts
from .document import check_form, check_head
from .faults import Disagreement, WrongError
from .form import Form, mapping, payee, read, text
from .node import Context
from .reading import brief, fen
from .references import References

STATEMENT = "linkage.statement/1"
_HEX = re.compile(r"[0-9a-f]{64}")
_PRINTED = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3}){0,4}\.[0-9]{2}")
_MOST_TEXT = 200


def check_twin(twin: object) -> list[Disagreement]:
    """Evaluate the twin of a statement and tell everything that does not agree.

    What concerns other payees cannot be checked here: sums of a pool over its payees, debts to parties,
    and the ``totals`` the pools refer to; the result document, named by its digest, proves them.
    """
    found = check_head(twin, STATEMENT)
    if not isinstance(twin, Mapping) or found:
        return found
    form = read(twin)
    totals: dict[str, dict[str, int]] = {}
    household = ""
    accounts: Accounts | None = None
    try:
        household = _household(twin, form)
        for clause in mapping(twin, "totals"):
            by_payee = mapping(mapping(twin, "totals"), clause)
            totals[clause] = {person: fen(amount) for person, amount in by_payee.items()}
        accounts = _accounts(twin, household)
    except WrongError as error:
        form.faults.append(error.at("告知书"))
    if form.faults:
        return form.faults
    context = Context()
    check_form(twin, form, References(form, household, totals, accounts), context, alone=True)
    return context.found


def statement_number(code: str, year: str, household: str, *, year_again: bool = False) -> str:
    """Give the number of a statement: ``编号-YYYY-`` + 8 base32 characters + ``-`` + two mod-97 digits.

    A code that names the year has it once; ``year_again`` gives the number as it was made before that.
    The digits are ISO 7064 MOD 97-10: letters count 10 to 35, hyphens nothing, other characters their
    code point; 98 less the remainder of the number with two noughts behind it.
    """
    mark = unicodedata.normalize("NFC", f"{code}|{household}").encode("utf-8", "replace")
    named = year in re.findall(r"[0-9]+", code) and not year_again
    front = (
        f"{code}{'' if named else f'-{year}'}-{base64.b32encode(hashlib.sha256(mark).digest()).decode()[:8]}"
    )
    digits = "".join(_digits(char) for char in front.upper() if char != "-")
    return f"{front}-{98 - int(digits + '00') % 97:02d}"


def _digits(char: str) -> str:
    if "0" <= char <= "9":
        return char
    return str(ord(char) - ord("A") + 10) if "A" <= char <= "Z" else str(ord(char))


def _accounts(twin: Mapping[str, object], household: str) -> Accounts | None:
    """Give the member account of the household, which alone may stand in its statement."""
    accounts = read_accounts(twin)
    strangers = [one.payee for one in accounts.members if one.payee != household] if accounts else []
    if strangers:
        raise WrongError("有别人的账户。", brief("、".join(strangers)), household)
    return accounts


def _household(twin: Mapping[str, object], form: Form) -> str:
    """Give the household, whose number the statement must bear and who alone may stand in it."""
    household, number = payee(twin), text(twin, "number")
    if len(form.season) > _MOST_TEXT:
        raise WrongError("期间的编号太长。")
    about = (form.season.rpartition("/")[0], form.first_day[:4], household)
    wanted = statement_number(*about)
    if number not in {wanted, statement_number(*about, year_again=True)}:
        raise WrongError("告知书编号不符。", brief(number), wanted)
    if not _HEX.fullmatch(text(twin, "result_digest")):
        raise WrongError("结果摘要不是 64 位十六进制数。", brief(twin["result_digest"]))
    printed = twin.get("printed", [])
    if not isinstance(printed, list) or not all(
        isinstance(i, str) and _PRINTED.fullmatch(i) for i in printed
    ):
        raise WrongError("所印的金额应是一列千位分隔、两位小数的数。", brief(printed))
    name = text(twin, "name")
    if any(line.name != name for line in form.lines if line.payee == household):
        raise WrongError("户名与明细不同。", brief(name))
    named = {row.payee for row in (*form.rows(), *form.debts, *form.fractions)}
    strangers = sorted(name for name in named if name.partition(".")[0] != household)
    if strangers:
        raise WrongError("有别人的内容。", brief("、".join(strangers)), household)
    return household
