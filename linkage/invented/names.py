"""Invented names: of people by the year of their birth, of villages, of what they grow.

A name is put together from a surname and a given name of its time; nobody in particular is meant.
"""

from __future__ import annotations

from linkage.invented.numbers import Draws

SURNAMES = "王李张杨赵周徐孙胡朱高林何罗梁宋郑唐冯邓萧程曹袁许傅彭汪熊万邹廖钟"

# Given names by the year before which they were given.
MEN = (
    (1956, "德福 先茂 水生 金生 国安 福生 长根 春生 火生 家旺 光荣 贤才 树林 桂生 细根 有余 茂才 开明"),
    (
        1976,
        "建国 建军 志强 国平 小平 爱民 卫东 冬生 新华 文斌 学军 金华 长发 和平 小明 建民 云生 忠诚 永红 友根",
    ),
    (1996, "勇 志刚 海军 鹏 俊 涛 文杰 小龙 建勇 伟东 志华 国强 剑锋 永辉 晓东 斌 云飞 春雷 小军 志明"),
    (2010, "浩 俊杰 宇轩 文博 嘉豪 志远 子健 天佑 明辉 昊天 家乐 思远"),
    (2030, "梓豪 宇航 子轩 沐辰 奕辰 浩然 一诺 铭泽 嘉睿 辰逸 子墨 睿泽"),
)
WOMEN = (
    (1956, "桂香 秀英 菊英 冬梅 细妹 桂花 金莲 水秀 腊梅 凤英 春香 玉莲 招娣 荷香 兰英 木兰"),
    (1976, "小红 建英 春花 玉兰 秋香 美华 丽萍 小英 爱莲 冬秀 桂兰 水英 国英 菊香 红梅 金秀 小琴 月娥"),
    (1996, "丽 燕 海燕 小芳 晓琴 婷 艳 春燕 娟 丽华 玲 文静 小慧 雪梅 敏 红霞 秀丽 珍珍"),
    (2010, "雨欣 佳怡 思琪 雅婷 欣怡 梦瑶 诗涵 佳慧 静怡 紫涵 可欣 雨桐"),
    (2030, "梓涵 一诺 语彤 沐瑶 诗雅 若曦 欣妍 佳琪 雨萱 依晨 安然 芷晴"),
)
# Names that programs and fonts often get wrong: rare characters, and names with a dot between their parts.
RARE = ("刘䶮", "陈𬱖", "周㛃玉", "欧阳𬭎", "买买提·艾力", "阿依古丽·吐尔逊", "龙阿朵", "尼玛次仁")
_RARELY = 150

_PLACES = ("", "上", "下", "新", "大", "小", "东", "西")
_BEGIN = "青石云溪柳竹枫松白双龙桐梅杨兰荷清长金银"
_END = ("坪", "湾", "岭", "塘", "冲", "坳", "桥", "源", "洲", "垅", "田", "坝")
COUNTY = "大坪县"
CROPS = ("黄桃", "脐橙", "油茶", "白茶", "蜜柚", "猕猴桃", "百合", "葡萄")


def given_name(draws: Draws, year: int, *, male: bool) -> str:
    """A given name of its time, whole from the list or put together from two names of the list."""
    names = next(text for before, text in (MEN if male else WOMEN) if year < before).split()
    one, other = draws.pick(names), draws.pick(names)
    return one if len(one) == 1 or draws.often(50) else one[0] + other[-1]


def rare_name(draws: Draws) -> str:
    """Now and then, a name with rare signs; otherwise nothing."""
    return draws.pick(RARE) if draws.below(_RARELY) == 0 else ""


def village_name(number: int, seed: int) -> str:
    """The name of the number-th village of a county, from 0: no two of the first 1,920 are the same."""
    whole = len(_PLACES) * len(_BEGIN) * len(_END)
    # Both factors have no divisor in common with the count, so that the names come in another order only.
    at = (number * 1223 + seed * 7) % whole
    place, rest = divmod(at, len(_BEGIN) * len(_END))
    begin, end = divmod(rest, len(_END))
    return f"{_PLACES[place]}{_BEGIN[begin]}{_END[end]}村"
