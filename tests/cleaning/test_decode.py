"""`cleaning.decode`: which evidence decides, and what is repaired."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.decode import decode

GERMAN = "<html><body><p>Grüße aus Köln, „schön“ – süß</p></body></html>"
RUSSIAN = "Сегодня мы поговорим о том, как устроены поезда и почему они опаздывают зимой. " * 4
CHINESE = "今天我们来谈谈火车为什么在冬天晚点，以及铁路公司怎样解释这件事。" * 4
JAPANESE = "冬になると電車はなぜ遅れるのか、今日はその話をします。みなさんはどう思いますか。" * 4


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    assert decode(GERMAN.encode(encoding), "text/html; charset=koi8-r").text == GERMAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_nul_bytes(encoding: str) -> None:
    assert decode(GERMAN.encode(encoding)).text == GERMAN


def test_valid_utf8_beats_a_wrong_declaration() -> None:
    assert decode(GERMAN.encode(), "text/html; charset=iso-8859-1").text == GERMAN


def test_the_header_beats_the_meta_tag() -> None:
    page = '<meta charset="koi8-r"><p>Привет</p>'
    assert decode(page.encode("cp1251"), "text/html; charset=windows-1251").text == page


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", "“Déjà vu” – naïve"),
        ("gb2312", "gb18030", "镕基 " + CHINESE),
        ("windows-1251", "cp1251", RUSSIAN),
        ("shift_jis", "cp932", "①髙 " + JAPANESE),
        ("big5", "big5hkscs", "今天我們來談談火車"),
        ("euc-kr", "cp949", "오늘은 기차 이야기입니다"),
    ],
)
def test_a_meta_label_is_read_as_the_standard_overrides_it(label: str, encoding: str, text: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={label}"><p>{text}</p>'
    assert decode(page.encode(encoding)).text == page


def test_an_xml_declaration_counts() -> None:
    feed = f'<?xml version="1.0" encoding="windows-1251"?><rss><title>{RUSSIAN}</title></rss>'
    assert decode(feed.encode("cp1251"), "application/rss+xml").text == feed


def test_windows_1252_pieces_in_a_utf8_page_are_read_for_themselves() -> None:
    body = "<p>Café à Genève</p>".encode() + "<p>“smart” naïve quotes’</p>".encode("cp1252")
    decoded = decode(body, "text/html; charset=utf-8")
    assert (decoded.text, decoded.repaired) == ("<p>Café à Genève</p><p>“smart” naïve quotes’</p>", True)


def test_a_character_cut_in_the_middle_does_not_become_two_wrong_ones() -> None:
    body = f"<p>{CHINESE}</p>".encode() + "车".encode()[:2] + "<p>…</p>".encode()
    assert decode(body).text == f"<p>{CHINESE}</p>\ufffd<p>…</p>"


def test_a_multi_byte_page_with_one_spoilt_character_keeps_its_encoding() -> None:
    page = f'<meta charset="gbk"><p>{CHINESE}</p>'
    assert decode(page.encode("gb18030")[:-8] + b"\xff</p>").text.startswith(page[:-8])


def test_a_false_utf8_label_on_a_western_page_is_not_believed() -> None:
    page = f'<meta charset="utf-8">{GERMAN}'
    assert decode(page.encode("cp1252")).text == page


def test_the_language_chooses_among_single_byte_encodings() -> None:
    page = '<html lang="pl"><p>Żółw i jaźń, zażółć gęślą</p></html>'
    assert decode(page.encode("cp1250")).text == page


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), (CHINESE, "gb18030"), (JAPANESE, "euc_jp"), (JAPANESE, "cp932")],
)
def test_runs_of_high_bytes_without_a_declaration_are_guessed(text: str, encoding: str) -> None:
    page = f"<html><body><p>{text}</p></body></html>"
    assert decode(page.encode(encoding)).text == page


def test_iso_2022_jp_is_told_by_its_escape_sequences() -> None:
    assert decode(JAPANESE.encode("iso2022_jp")).text == JAPANESE


def test_utf7_is_never_obeyed() -> None:
    assert decode(b'<meta charset="utf-7">+ADw-script+AD4-').text.endswith("+ADw-script+AD4-")


def test_a_label_that_names_no_text_encoding_is_ignored() -> None:
    assert decode(b'<meta charset="base64">caf\xe9').text.endswith("café")


def test_newlines_are_normalised_and_controls_dropped() -> None:
    assert decode(b"a\r\nb\rc\x00d\x0be\tf").text == "a\nb\ncde\tf"


def test_c1_controls_become_the_characters_they_were() -> None:
    assert decode("it\u0092s \u0093so\u0094".encode()).text == "it’s “so”"


def test_an_empty_body_is_an_empty_text() -> None:
    assert decode(b"").text == ""


@given(
    st.binary(max_size=400),
    st.sampled_from([None, "text/html; charset=gbk", "charset=\x00", 'text/html; charset="utf-16"']),
)
def test_no_bytes_make_it_raise(body: bytes, media_type: str | None) -> None:
    decoded = decode(body, media_type)
    assert not set(decoded.text) & set("\0\r\x7f\x85")
    decoded.text.encode()


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff"))
)
def test_utf8_text_comes_back_unchanged(text: str) -> None:
    assert decode(text.encode()).text == text
