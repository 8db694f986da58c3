"""Parts of contracts about land (土地合同的章节): what leases and land as capital say alike, once."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.contracts.kind import Part

#: Behind every contract by which a household gives its land to somebody.
ANNEXES = (
    Part("worked_example", "计算说明和算例"),
    Part("company_checks", "企业流转土地的手续"),
)

_PROOFS = (
    "双方身份证明、登记证书的复印件",
    "土地承包经营权证或者承包合同的复印件",
    "地块四至范围附图",
    "附属建筑和设施清单",
    "集体决议和公示材料、流转委托书（由村里统一组织的）",
)


def land_sections(
    words: tuple[str, str],
    plots: str,
    money: Sequence[Part],
    duties: tuple[str, str],
    ending: Sequence[Part] = (),
) -> tuple[Part, ...]:
    """The sections of a contract about land, in the order of the national forms.

    ``words`` are what use and term are called by (出租, 租赁), ``plots`` the heading of the plots, ``money``
    the sections about money, ``duties`` what each side must do, ``ending`` what only it says of its end.
    """
    return (
        Part("parties", "当事人"),
        Part("plots", plots),
        Part("land_use", f"{words[0]}土地用途"),
        Part("term", f"{words[1]}期限"),
        Part("delivery", "土地交付"),
        *money,
        Part("account", "收款账户"),
        Part(duties[0], "甲方的权利和义务"),
        Part(duties[1], "乙方的权利和义务"),
        Part("land_terms", "其他约定"),
        *ending,
        Part("land_changes", "合同变更、解除和终止"),
        Part("land_breach", "违约责任"),
        Part("disputes", "争议解决"),
    )


def land_attachments(*more: str) -> tuple[str, ...]:
    """The papers laid behind a signed contract about land; ``more`` are those of its kind."""
    return (*_PROOFS, *more)
