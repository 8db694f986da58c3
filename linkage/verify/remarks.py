"""Remarks (核对提示): every message about a list as a whole or about whom a row pays, once.

They stand beside the verdicts of the households, and mostly say why so many households differ.
"""

from __future__ import annotations

from attrs import frozen

from linkage.ground.errors import Where
from linkage.verify.proof import Remark

NOTE, WARNING = "提示", "警告"


@frozen
class RemarkKind:
    """One kind of remark: its code, severity, sentence and remedy with blanks in braces."""

    code: str
    severity: str
    message: str
    remedy: str = ""

    def at(self, where: Where, **words: object) -> Remark:
        """Make the remark at a place."""
        said, remedy = self.message.format(**words), self.remedy.format(**words)
        return Remark(self.code, self.severity, where, said, remedy)


STRANGERS = RemarkKind(
    "W530",
    WARNING,
    "{rows} 行里只有 {known} 行的人在本季名册上",
    "多半是别的村的表，或者本季资料给错了；请核对文件和文件夹",
)
SHIFTED_BY_NUMBER = RemarkKind(
    "W531",
    WARNING,
    "有 {count} 行的户号和姓名不是一户（{shift}）；这些行的金额与户号的应付相符，按户号核对",
    "姓名、卡号一列多半错了行，按这张表付款会付给别人；请对照名册改正后再付",
)
SHIFTED_BY_NAME = RemarkKind(
    "W532",
    WARNING,
    "有 {count} 行的户号和姓名不是一户（{shift}）；这些行的金额与姓名的应付相符，按姓名核对",
    "户号一列多半错了行；请对照名册改正",
)
SCALED = RemarkKind(
    "W533",
    WARNING,
    "{count} 行的金额都正好是应付的{scale}",
    "多半是单位写错了（{unit}）；请在列标题里写明单位，再核对一次",
)
ROUNDED_OFF = RemarkKind(
    "W549",
    WARNING,
    "{count} 行的金额都正好是应付的数取整到{unit}",
    "约定算到分的，要付到分；请改回到分的数再核对一次，不必逐户找原因",
)
NOT_THIS_SEASON = RemarkKind(
    "W534",
    WARNING,
    "认得出的 {known} 户里只有 {equal} 户与本季相符",
    "请先核对本季资料是不是这张表的那一季、那一个付款方；确是这一季的，再逐户看",
)
LAST_SEASON = RemarkKind(
    "W535",
    WARNING,
    "{equal} 户与上期的数相符，与本季相符的只有 {now} 户",
    "多半是上期的表；请核对文件",
)
OTHER_SCOPE = RemarkKind(
    "W536",
    WARNING,
    "表上写的是{said}，{equal} 户的数却与{fits}相符（与{said}相符的只有 {now} 户）",
    "多半是另一个付款方或另一项的表；请核对表头",
)
FOUND_SCOPE = RemarkKind(
    "W537",
    NOTE,
    "{heading}没有写明是哪一项、哪一方付的，按{scope}核对（{equal} 户相符）",
    "不对的，请在列文件里写明条款或付款方",
)
LEFT_COLUMN = RemarkKind(
    "W538",
    WARNING,
    "{heading}写的{about}不是本季的条款、收益或付款方，这一列没有核对",
    "请在列文件里写本季的条款名、收益名或付款方",
)
UNKNOWN_WORD = RemarkKind(
    "W539",
    WARNING,
    "{word}不是本季的条款、收益或付款方，写着它的 {count} 行没有核对",
    "请改成本季的条款名、收益名或付款方",
)
RECOGNISED = RemarkKind("W540", NOTE, "{told}", "请对照名册；不对的在表上改正")
MISNAMED = RemarkKind("W546", WARNING, "{told}", "请对照名册改正户号或姓名，免得付给别人")
GONE = RemarkKind("W541", WARNING, "{name}已{event}（{day}）", "{remedy}")
NAMED_THOUGH_GONE = RemarkKind(
    "W547",
    NOTE,
    "{name}已{event}（{day}），这一户的钱本季仍记在这个名下",
    "{remedy}；名册该换户主的，请换",
)
NOTHING_COMPARED = RemarkKind(
    "W548",
    WARNING,
    "没有一列金额可以与本季比，没有核对",
    "请在列文件里写明哪一列是实发、应发或金额，是哪一项的",
)
NO_ACCOUNT = RemarkKind("W542", NOTE, "有 {count} 户名册上没有卡号，表上的卡号没有核对", "请补登名册的卡号")
BEHIND_FEN = RemarkKind(
    "W543",
    NOTE,
    "有 {count} 格的金额不是整分，按四舍五入到分核对",
    "付出去的钱最小是一分；请在表里取整到分，免得合计对不上",
)
TOTALS = RemarkKind("W544", WARNING, "合计不符：{told}", "请查明是哪一户、哪一份文书不对")
UNSEARCHED = RemarkKind(
    "W545",
    NOTE,
    "不符的有 {count} 笔，只为前 {searched} 笔找了原因",
    "请先看整张表的提示；改正后再核对一次",
)

KINDS = (
    STRANGERS,
    SHIFTED_BY_NUMBER,
    SHIFTED_BY_NAME,
    SCALED,
    ROUNDED_OFF,
    NOT_THIS_SEASON,
    LAST_SEASON,
    OTHER_SCOPE,
    FOUND_SCOPE,
    LEFT_COLUMN,
    UNKNOWN_WORD,
    RECOGNISED,
    MISNAMED,
    GONE,
    NAMED_THOUGH_GONE,
    NOTHING_COMPARED,
    NO_ACCOUNT,
    BEHIND_FEN,
    TOTALS,
    UNSEARCHED,
)
