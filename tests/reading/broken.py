"""Bytes that are no text, text with characters that no editor shows, and the findings they are."""

from __future__ import annotations

import codecs

JAPANESE = "number: 1\ntitle: 窓口のDX\n"

BROKEN: list[tuple[str, bytes, str, int, int]] = [
    ("utf_16_with_a_mark", JAPANESE.encode("utf-16"), "AP002", 1, 1),
    ("utf_16_be_with_a_mark", codecs.BOM_UTF16_BE + JAPANESE.encode("utf-16-be"), "AP002", 1, 1),
    ("utf_16_le", JAPANESE.encode("utf-16-le"), "AP002", 1, 1),
    ("utf_16_be", JAPANESE.encode("utf-16-be"), "AP002", 1, 1),
    ("utf_16_in_japanese_alone", "窓口：変革\n".encode("utf-16-le"), "AP002", 1, 1),
    ("cp932", JAPANESE.encode("cp932"), "AP002", 2, 8),
    ("euc_jp", JAPANESE.encode("euc-jp"), "AP002", 2, 8),
    ("latin_1", "title: café\n".encode("latin-1"), "AP002", 1, 11),
    ("one_wrong_byte_in_japanese", JAPANESE.encode() + b"a: \xff\n", "AP002", 3, 4),
    ("a_character_cut_in_two", JAPANESE.encode()[:-4], "AP002", 2, 10),
    ("an_overlong_slash", b"title: \xc0\xaf\n", "AP002", 1, 8),
    ("a_surrogate_in_utf_8", b"title: \xed\xa0\x80\n", "AP002", 1, 8),
    ("nul", b"title: a\0b\n", "AP003", 1, 9),
    ("bell", b"title: a\x07b\n", "AP003", 1, 9),
    ("vertical_tab", b"title: a\x0bb\n", "AP003", 1, 9),
    ("form_feed", b"title: a\n\x0cnumber: 1\n", "AP003", 2, 1),
    ("escape", b"title: \x1b[31m\n", "AP003", 1, 8),
    ("delete", b"title: a\x7fb\n", "AP003", 1, 9),
    ("c1_control", "title: 窓口\x9b31m\n".encode(), "AP003", 1, 10),
    ("no_character", "title: a\uffffb\n".encode(), "AP003", 1, 9),
    ("control_in_a_comment", b"title: a # \x1b[2J\n", "AP003", 1, 12),
    ("empty", b"", "AP009", 1, 1),
    ("a_mark_alone", codecs.BOM_UTF8, "AP009", 1, 1),
    ("blank_lines", b"\n  \n\r\n", "AP009", 1, 1),
    ("tab_between_lines", b"title: a\n\t\nnumber: 1\n", "AP004", 2, 1),
]

SUSPICIOUS: list[tuple[str, str, str, int, int]] = [
    ("next_line", "title: 窓\x85口\n", "AP012", 1, 9),
    ("line_separator", "title: 窓\u2028口\n", "AP012", 1, 9),
    ("paragraph_separator", "title: 窓\u2029口\n", "AP012", 1, 9),
    ("right_to_left_override", "title: 窓\u202e口\n", "AP013", 1, 9),
    ("isolate", "title: 窓\u2066口\n", "AP013", 1, 9),
    ("arabic_letter_mark", "title: 窓\u061c口\n", "AP013", 1, 9),
    ("zero_width_space", "title: 窓\u200b口\n", "AP013", 1, 9),
    ("zero_width_joiner", "title: 窓\u200d口\n", "AP013", 1, 9),
    ("word_joiner", "title: 窓\u2060口\n", "AP013", 1, 9),
    ("soft_hyphen", "title: 窓\xad口\n", "AP013", 1, 9),
    ("byte_order_mark_inside", "title: 窓\ufeff口\n", "AP013", 1, 9),
    ("two_byte_order_marks", "\ufeff\ufefftitle: 窓\n", "AP013", 1, 1),
    ("in_a_comment", "title: 窓 # 口\u202e\n", "AP013", 1, 13),
]
