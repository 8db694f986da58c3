"""The two YAML files: what another reader would take in silence, and what nobody may write."""

from __future__ import annotations

from faults.bad_files import ARRANGEMENT, Files, arranged, bad, sound, tables

CHAPTER = "坏文件：合作.yaml 和 章程.yaml"


def _instead(data: bytes) -> Files:
    return tables() | {ARRANGEMENT: data}


@bad("F37", "同一个项目写了两次", CHAPTER)
def twice() -> Files:
    return arranged("    费率: 6%/年\n", "    费率: 6%/年\n    费率: 8%/年\n")


@bad("F37", "别的读法会改掉的内容：no、007、3.10、12:30:45（照原样读）", CHAPTER)
def kept_as_typed() -> Files:
    text = sound().arrangement.replace("依据: 第三条", "依据: 3.10").replace("XH-HT-2025", "007")
    text = text.replace("项目名称: 小河村黄桃园", "项目名称: no")
    return _instead(text.replace("签订日期: 2022年12月20日签订", "签订日期: 12:30:45").encode())


@bad("F37", "锚点、引用、类型标记、合并键", CHAPTER)
def references() -> Files:
    return arranged(
        "股别: {个人股别: [资金股]}",
        "股别: &a {个人股别: [资金股]}\n甲: *a\n乙: !!python/object/apply:os.system [ls]\n丙: {<<: *a}",
    )


@bad("F37", "一层套一层，几行写出几亿项", CHAPTER, greedy=True)
def laughs() -> Files:
    items = ["&a0 [好, 好, 好, 好, 好, 好, 好, 好, 好]"]
    items += [f"&a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]" for n in range(1, 10)]
    return _instead(f"{sound().arrangement}甲: [{', '.join(items)}]\n".encode())


@bad("F37", "套了两万层", CHAPTER, greedy=True)
def nested() -> Files:
    return _instead((sound().arrangement + "甲: " + "[" * 20_000 + "]" * 20_000).encode())


@bad("F37", "有四万个不认识的项目", CHAPTER, greedy=True)
def many_keys() -> Files:
    return _instead((sound().arrangement + "".join(f"甲{n}: 乙\n" for n in range(40_000))).encode())


@bad("F37", "一个多兆的协议", CHAPTER, greedy=True)
def large() -> Files:
    text = sound().arrangement
    first, last = text.index("  - 条款: 入股保底"), text.index("  - 条款: 用工报酬")
    more = "".join(text[first:last].replace("入股保底", f"入股保底{n}") for n in range(6_000))
    return _instead((text[:first] + more + text[first:]).encode())


@bad("F37", "两万条法定参数", CHAPTER, greedy=True)
def many_laws() -> Files:
    head = "法规: 小河县办法\n来源: 小河县公报\n核对: 未确认\n数值:\n"
    rows = "".join(
        f"  - {{名称: 甲{n}, 值: {n % 50}%, 起: 2020-01-01, 条: 第{n}条}}\n" for n in range(20_000)
    )
    return tables() | {"法规.yaml": (head + rows).encode()}


@bad("F37", "超过五兆", CHAPTER, greedy=True)
def too_large() -> Files:
    return _instead(sound().arrangement.encode() + b"# \n" * 1_700_000)


@bad("F37 F34", "存成了 GBK 编码", CHAPTER)
def of_gbk() -> Files:
    return _instead(sound().arrangement.encode("gbk"))


@bad("F37", "从网页粘贴来的特殊空格和方向符", CHAPTER)
def odd_signs() -> Files:
    return arranged("    费率: 6%/年\n", "    费率: \u202e6%/年\n")


@bad("F37", "全角冒号和制表符", CHAPTER)
def wide_colon() -> Files:
    return arranged("模式: 公司+村集体+农户", "模式：公司+村集体+农户")


@bad("F37", "只有一个空的 合作.yaml", CHAPTER)
def nothing() -> Files:
    return _instead(b"\n")


@bad("F37", "合作.yaml 其实是 Word 文档", CHAPTER)
def binary() -> Files:
    return _instead(b"PK\x03\x04" + bytes(range(256)) * 8)
