"""Titles as they are read, and the keys that are made of them."""

from __future__ import annotations

import pytest

from apcli.importing.keys import Keys, number_key, reading_key
from apcli.importing.readings import reader
from apcli.importing.romaji import romaji

READINGS = {
    "誰もが使える行政サービスの推進": "dare tsukaeru gyosei sabisu suishin",
    "書かない窓口の導入": "kakanai madoguchi donyu",
    "行政手続のオンライン化": "gyosei tetsuzuki onrainka",
    "キャッシュレス決済の拡充": "kyasshuresu kessai kakuju",
    "子育て支援の充実": "kosodate shien jujitsu",
    "地域公共交通の維持・確保": "chiiki kokyo kotsu iji kakuho",
    "防災・減災対策の強化": "bosai gensai taisaku kyoka",
    "避難所環境の整備": "hinansho kankyo seibi",
    "空き家対策の推進": "akiya taisaku suishin",
    "高齢者の見守り体制の構築": "koreisha mimamori taisei kochiku",
    "健康寿命の延伸": "kenko jumyo enshin",
    "企業誘致の推進": "kigyo yuchi suishin",
    "移住・定住の促進": "iju teiju sokushin",
    "関係人口の創出": "kankei jinko soshutsu",
    "農業の担い手の育成": "nogyo ninaite ikusei",
    "商店街の活性化": "shotengai kasseika",
    "観光客の誘致": "kankokyaku yuchi",
    "学校教育の充実": "gakko kyoiku jujitsu",
    "GIGAスクール構想の推進": "giga sukuru koso suishin",
    "生涯学習の推進": "shogai gakushu suishin",
    "文化財の保存と活用": "bunkazai hozon katsuyo",
    "多文化共生の推進": "tabunka kyosei suishin",
    "男女共同参画の推進": "danjo kyodo sankaku suishin",
    "市民協働のまちづくり": "shimin kyodo machizukuri",
    "財政の健全化": "zaisei kenzenka",
    "公共施設の総合管理": "kokyo shisetsu sogo kanri",
    "道路・橋梁の長寿命化": "doro kyoryo chojumyoka",
    "脱炭素社会の実現": "datsutanso shakai jitsugen",
    "再生可能エネルギーの導入": "saisei kano enerugi donyu",
    "ごみの減量と資源化": "gomi genryo shigenka",
    "生物多様性の保全": "seibutsu tayosei hozen",
    "自治体ＤＸの推進": "jichitai dx suishin",
    "AI・RPAの活用": "ai rpa katsuyo",
    "ICT人材の育成": "ict jinzai ikusei",
    "窓口サービスの向上": "madoguchi sabisu kojo",
    "安全・安心なまち": "anzen anshin machi",
    "人と自然が共生するまち": "hito shizen kyosei machi",
    "特定健診の受診率": "tokutei kenshin jushin ritsu",
    "待機児童の解消": "taiki jido kaisho",
    "申請件数": "shinsei kensu",
}


@pytest.mark.parametrize(("title", "words"), READINGS.items())
def test_the_words_of_a_title(title: str, words: str) -> None:
    read = reader()
    assert read is not None
    assert " ".join(read(title)) == words


@pytest.mark.parametrize(
    ("kana", "letters"),
    [
        ("ギョウセイ", "gyosei"), ("ガッコウ", "gakko"), ("マッチ", "matchi"),
        ("ジュウショ", "jusho"), ("シェア", "shea"), ("ティー", "ti"),
        ("ファン", "fan"), ("ウェブ", "webu"), ("ヴァ", "va"),
        ("ヂヅ", "jizu"), ("オオキイ", "okii"), ("ンヲ", "no"), ("ッ", ""), ("あア1", "a"),
    ],
)  # fmt: skip
def test_letters(kana: str, letters: str) -> None:
    assert romaji(kana) == letters


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("one two", "one-two"),
        ("twelve-chars x-fourteen-chr", "twelve-chars-x-fourteen-chr"),
        ("abcdefghij abcdefghij abcdefgh", "abcdefghij-abcdefghij-abcdefgh"),
        ("abcdefghij abcdefghij abcdefghi", "abcdefghij-abcdefghij"),
        ("abcdefghijabcdefghijabcdefghijklm", "abcdefghijabcdefghijabcdefghij"),
        ("2050", None),
        ("", None),
    ],
)
def test_a_key_ends_with_a_word(title: str, key: str | None) -> None:
    assert reading_key(words, title) == key


def test_without_a_reader_there_is_no_reading() -> None:
    assert reading_key(None, "窓口") is None
    assert Keys().key("窓口", "initiative-01") == "initiative-01"


def test_keys_are_unique_and_no_number() -> None:
    keys = Keys(words)
    keys.count("A-1")
    keys.count("Ⅳ")
    found = [keys.key(each, "x") for each in ("a-1", "one", "one", "one", "con", "com1", "iv")]
    assert found == ["a-1-2", "one", "one-2", "one-3", "con-2", "com1-2", "iv-2"]


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("1", "goal-01"),
        ("②", "goal-02"),
        ("Ⅰ-1-(2)", "goal-i-1-2"),
        ("第1章", "goal-1"),
        ("ア", "goal"),
    ],
)  # fmt: skip
def test_a_key_from_a_number(number: str, key: str) -> None:
    assert number_key("goal", number, 2) == key


def test_a_text_as_long_as_a_cell_may_be_has_a_key() -> None:
    assert reading_key(reader(), "窓口" * 16_000)
