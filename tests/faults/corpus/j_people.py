"""People: names, numbers, accounts, who lives and who died."""

from __future__ import annotations

from faults.bad_files import (
    Files,
    arranged,
    bad,
    book,
    sound,
    table,
    tables,
    with_cells,
    with_rows,
    with_table,
)
from linkage.model.identity import check_digit, credit_check
from villages import bank_card, resident_id

CHAPTER = "坏文件：名册里的人"
LENGTH = 18
EVENT = ("日期", "户号", "成员号", "事件", "对方户号", "对方成员号", "份额", "依据")


def _person(household: str, member: str, name: str, identity: str, **more: str) -> tuple[str, ...]:
    """A row of the roster."""
    row = {"户号": household, "成员号": member, "姓名": name, "证件号": identity}
    born = f"{identity[6:10]}-{identity[10:12]}-{identity[12:14]}" if len(identity) == LENGTH else ""
    row |= {"与户主关系": "子女", "出生日期": born} | more
    return tuple(row.get(heading, "") for heading in sound().registers["名册"][0])


def _identity(first17: str) -> str:
    return first17 + check_digit(first17)


def _named(*names: str) -> Files:
    """The first people of the roster under other names, with accounts in these names."""
    cells = {f"C{at}": name for at, name in enumerate(names, start=2)}
    rows = sound().registers["名册"]
    return with_cells("名册", cells | {f"J{at}": n for at, n in enumerate(names, start=2) if rows[at - 1][9]})


def _happened(*events: tuple[str, ...]) -> Files:
    return tables() | {"台账/事件.csv": table([EVENT, *events])}


@bad("F40", "同组三个张伟（可以，靠户号分清）", CHAPTER)
def same_names() -> Files:
    return _named("张伟", "张伟", "张伟")


@bad("F41", "同一个人登记了两次，证件号的 x 一大一小", CHAPTER)
def person_twice() -> Files:
    number = next(n for n in (_identity(f"36990119880808{k:03d}") for k in range(99)) if n.endswith("X"))
    return with_rows(
        "名册", _person("H01", "8", "赵小明", number), _person("H02", "8", "赵小明", number.lower())
    )


@bad("F41", "同一个人登记了两次，一次是全角、一次带空格", CHAPTER)
def person_twice_wide() -> Files:
    number = resident_id("1988-08-08", 77)
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in number)
    spaced = f"{number[:6]} {number[6:14]} {number[14:]}"
    return with_rows("名册", _person("H01", "8", "赵小明", wide), _person("H01", "9", "赵晓明", spaced))


@bad("F41", "15位的旧证件号", CHAPTER)
def old_number() -> Files:
    return with_cells("名册", {"E2": "369901600506107"})


@bad("F42", "部首当成字：⼈、⻢（换成标准字）", CHAPTER)
def radicals() -> Files:
    return _named("⻢明", "王⼈")


@bad("F42", "兼容区的字、扩展区的字、异体选择符", CHAPTER)
def compatible() -> Files:
    return _named("\uf90a秀英", "赵𬱖", "葛\U000e0100明")


@bad("F42 F43", "打不出的字写成方框、星号", CHAPTER)
def placeholders() -> Files:
    return _named("赵□", "赵〓", "赵*")


@bad("F42 F41", "两个看着一样的名字，其实是两个字", CHAPTER)
def look_alikes() -> Files:
    return _named("王人", "王⼊", "王入")


@bad("F44", "间隔号的各种写法（换成 ·）", CHAPTER)
def dots() -> Files:
    return _named("阿依古丽•买买提", "古丽‧买买提", "古丽．买买提")


@bad("F45", "有人在基准日以前去世，没有登记继承", CHAPTER)
def died_before() -> Files:
    return _happened(("2025-12-30", "H03", "1", "死亡", "", "", "", "户口注销"))


@bad("F45", "在基准日当天去世", CHAPTER)
def died_on_the_day() -> Files:
    return _happened(("2025-12-31", "H03", "1", "死亡", "", "", "", "户口注销"))


@bad("F45", "在结算期以后去世", CHAPTER)
def died_after() -> Files:
    return _happened(("2026-01-05", "H03", "1", "死亡", "", "", "", "户口注销"))


@bad("F45", "一户的人都去世了，没有继承人", CHAPTER)
def household_died_out() -> Files:
    people = [row for row in sound().registers["名册"] if row[0] == "H02"]
    return _happened(*(("2025-06-30", "H02", row[1], "死亡", "", "", "", "户口注销") for row in people))


@bad("F45 F21", "去世的人以后还出工", CHAPTER)
def worked_after_death() -> Files:
    return _happened(("2025-01-02", "H01", "1", "死亡", "", "", "", "户口注销"))


@bad("F46", "迁出、出嫁、新生、参军：名册的日期和事件不同", CHAPTER)
def membership_differs() -> Files:
    rows = [list(row) for row in sound().registers["名册"]]
    at = rows[0].index("成员自")
    rows[0].append("成员至")
    for row in rows[1:]:
        row.append("")
    rows[1][-1] = "2025-05-31"
    rows[2][at] = "2025-03-01"
    files = with_table("名册", rows)
    events = [
        ("2025-06-30", "H01", "1", "迁出", "", "", "", "迁移证"),
        ("2025-04-01", rows[2][0], rows[2][1], "新增", "", "", "", "出生证"),
    ]
    return files | {"台账/事件.csv": table([EVENT, *events])}


@bad("F47", "两户共用一张卡", CHAPTER)
def shared_account() -> Files:
    card = sound().registers["名册"][1][10]
    rows = [
        tuple(card if n == 10 and row[0] == "H02" and text else text for n, text in enumerate(row))
        for row in sound().registers["名册"]
    ]
    return with_table("名册", rows)


@bad("F47", "卡是别人的：户名不是户里的人", CHAPTER)
def account_of_another() -> Files:
    return with_cells("名册", {"J2": "钱大海"})


@bad("F48", "卡号没有通过银行卡校验", CHAPTER)
def luhn_fails() -> Files:
    card = bank_card(7)
    return with_cells("名册", {"K2": card[:-1] + str((int(card[-1]) + 1) % 10)})


@bad("F48", "卡号太短，或有字母", CHAPTER)
def account_malformed() -> Files:
    return with_rows(
        "名册",
        _person("H01", "7", "赵七", "", 卡号="6299"),
        _person("H01", "8", "赵八", "", 卡号="62999900000O0000"),
    )


@bad("F49", "港澳台居民居住证、外国人永久居留证（可以）", CHAPTER)
def permits() -> Files:
    numbers = [_identity(f"{region}20150808001") for region in ("810000", "820000", "830000", "911156")]
    return with_rows(
        "名册",
        *(
            _person("H01", str(n), f"赵{n}", number)
            for n, number in enumerate([*numbers, "USA312015080801"], 5)
        ),
    )


@bad("F49", "证件号里的出生日期在将来，或没有这一天", CHAPTER)
def born_later() -> Files:
    numbers = [_identity("36990120990101001"), _identity("36990119880230001")]
    return with_rows(
        "名册", *(_person("H01", str(n), f"赵{n}", number) for n, number in enumerate(numbers, 5))
    )


@bad("F49", "证件号的出生日期和“出生日期”一列不同", CHAPTER)
def two_births() -> Files:
    return with_rows(
        "名册", _person("H01", "8", "赵小明", resident_id("2015-08-08", 1), 出生日期="2015-09-08")
    )


@bad("F49", "证件号的校验码不对，省份代码不存在", CHAPTER)
def wrong_check() -> Files:
    right = resident_id("2015-08-08", 1)
    wrong = right[:-1] + ("1" if right[-1] != "1" else "2")
    return with_rows(
        "名册",
        _person("H01", "7", "赵七", wrong),
        _person("H01", "8", "赵八", _identity("19999920150808001")),
    )


@bad("F50", "村集体的统一社会信用代码（N2 开头）校验不对", CHAPTER)
def collective_code() -> Files:
    body = "N2369901MF1234567"
    right = credit_check(body)
    wrong = "T" if right != "T" else "U"
    return arranged(
        "名称: 小河村股份经济合作社,", f"名称: 小河村股份经济合作社, 统一社会信用代码: {body}{wrong},"
    )


@bad("F39", "姓名里有换行", CHAPTER)
def line_break() -> Files:
    def change(made: object) -> None:
        made["名册"]["C2"] = "赵\n桂英"  # type: ignore[index]

    return book(change)
