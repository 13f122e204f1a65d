"""A page is read in its encoding, whatever it says of itself."""

import pytest

from catalog_cli.exchange.web import decode
from catalog_cli.exchange.web.decode import html_text
from catalog_cli.model.errors import UnreadableDocumentError

TEXT = "<table><tr><td>主动公开事项目录，由政府办公室负责公开</td></tr></table>"


def declaring(name: str) -> str:
    return f'<meta http-equiv="Content-Type" content="text/html; charset={name}">{TEXT}'


PAGES = {
    "UTF-8": TEXT.encode(),
    "a mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "UTF-16 with a mark": TEXT.encode("utf-16"),
    "GBK that says so": declaring("gb2312").encode("gbk"),
    "GBK that says nothing": TEXT.encode("gbk"),
    "GBK that says UTF-8": declaring("utf-8").encode("gbk"),
    "UTF-8 that says GBK": declaring("gb2312").encode(),
}


@pytest.mark.parametrize("data", PAGES.values(), ids=PAGES)
def test_the_text_is_read(data: bytes) -> None:
    assert TEXT in html_text(data)


def test_a_broken_character_in_a_page_that_names_its_encoding_costs_only_itself() -> None:
    data = declaring("gbk").encode("gbk") + b"\xff\xff <p>" + "政府信息".encode("gbk")
    assert TEXT in html_text(data)
    assert "政府信息" in html_text(data)


def test_the_named_encoding_counts() -> None:
    assert html_text("目录".encode("utf-16-le"), "utf-16-le") == "目录"


STRANGERS = {
    "docx": (b"PK\x03\x04....", "Word or Excel"),
    "doc": (b"\xd0\xcf\x11\xe0....", "not a web page"),
    "mht": (b"From: <Saved by WPS>\r\nSubject: a\r\nMIME-Version: 1.0\r\n", "archive"),
    "plain mht": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "archive"),
}


@pytest.mark.parametrize(("data", "said"), STRANGERS.values(), ids=STRANGERS)
def test_what_is_no_page_is_named(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=said):
        html_text(data)


def test_a_page_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "MOST_BYTES", 1024**2)
    with pytest.raises(UnreadableDocumentError, match="larger than 1 MB"):
        html_text(b" " * (1024**2 + 1))
