"""A text is read as it was written, whichever program of an office wrote it; what is no text is said to be none."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.exchange.text import encodings
from catalog_cli.exchange.text.encodings import decode, encoding_named
from catalog_cli.model.errors import CatalogError, UnreadableDocumentError

TABLE = "事项类别,事项名称,公开内容\n政策文件,政府公报,每期政府公报\n"
TRADITIONAL = "政府資訊公開法規定應主動公開的事項與機關聯絡方式，歡迎民眾查詢與申請。\n條約、對外關係文書及法規命令。\n"
OFFICE = "公共图书馆、档案馆、政务服务中心"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gbk", "gb18030"])
@pytest.mark.parametrize("text", [TABLE, OFFICE, "链接", "名称", "㐀㐁政府"])
def test_usual_encodings_are_recognised(text: str, encoding: str) -> None:
    if encoding == "gbk" and "㐀" in text:
        text = text.replace("㐀㐁", "")
    assert decode(text.encode(encoding)) == text


def test_big5_is_recognised_where_gbk_would_be_nonsense() -> None:
    assert decode(TRADITIONAL.encode("big5")) == TRADITIONAL


@given(
    st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])).filter(
        lambda text: text[:1] != "\ufeff"
    )
)
def test_any_text_in_utf8_comes_back(text: str) -> None:
    assert decode(text.encode()) == text
    assert decode(text.encode("utf-8-sig")) == text


@given(st.text(st.sampled_from("的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得"), min_size=3))
def test_any_common_chinese_in_gbk_comes_back(text: str) -> None:
    data = text.encode("gbk")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        assert decode(data) == text


def test_the_encoding_named_is_the_one_used() -> None:
    assert decode("é".encode("latin-1"), "latin-1") == "é"
    assert decode(TRADITIONAL.encode("big5"), "BIG5") == TRADITIONAL
    assert decode(TABLE.encode("utf-16-le"), "utf-16-le") == TABLE


@pytest.mark.parametrize("name", ["utf-9", "hex", "rot13", "\0", "编码", "x" * 5000, "\ud800"])
def test_an_encoding_that_is_none_is_named(name: str) -> None:
    with pytest.raises(CatalogError) as raised:
        encoding_named(name)
    assert name in str(raised.value.message)


def test_a_broken_byte_in_utf8_is_placed_and_never_read_as_gbk() -> None:
    data = (TABLE * 5).encode()
    broken = data[: len(TABLE.encode()) + 3] + b"\xff" + data[len(TABLE.encode()) + 3 :]
    with pytest.raises(UnreadableDocumentError, match="line 3 has bytes that are not valid UTF-8") as raised:
        decode(broken)
    assert "--encoding" in str(raised.value.remedy)


@pytest.mark.parametrize(
    ("data", "encoding", "words"),
    [
        (b"a\nb\n\xff\xff", None, "line 3 has bytes that are not valid UTF-8, GBK"),
        (b"a\n\xc0", "utf-8", "line 2 has bytes that are not valid utf-8"),
        (b"PK\x03\x04\x00\x00", None, "line 1 has a null character"),
        ("a\nb".encode("utf-16-le"), None, "null character"),
        (b"\xff\xfea", None, "not valid utf-16"),
    ],
)
def test_what_is_no_text_is_said_to_be_none(data: bytes, encoding: str | None, words: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=words):
        decode(data, encoding)


@given(st.binary(max_size=200), st.none() | st.sampled_from(["utf-8", "gbk", "utf-7", "punycode", "idna", "utf-16"]))
def test_any_bytes_are_a_text_or_refused(data: bytes, encoding: str | None) -> None:
    with suppress(UnreadableDocumentError):
        assert "\0" not in decode(data, encoding)


def test_a_text_that_is_far_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "SIZE_LIMIT", 3 * 1024**2)
    with pytest.raises(UnreadableDocumentError, match="larger than 3 MB"):
        decode(b"a" * (3 * 1024**2 + 1))
