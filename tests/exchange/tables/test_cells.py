"""A cell keeps every word in it, and loses only what is no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.exchange.tables.cells import cleaned, is_ditto, is_nothing, tidy, unstacked
from catalog_cli.model.document import Reason


@pytest.mark.parametrize(
    ("text", "kept", "reason"),
    [
        pytest.param("政府公报", "政府公报", None, id="a plain text"),
        pytest.param("《预算法》 第十四条", "《预算法》 第十四条", None, id="spaces within a text"),
        pytest.param("一\n\n二", "一\n\n二", None, id="an empty line within a text"),
        pytest.param("一\n\u3000\u3000二", "一\n\u3000\u3000二", None, id="an indented line"),
        pytest.param("一\r\n二\r三", "一\n二\n三", None, id="line breaks of other systems"),
        pytest.param(" 政府公报\u3000\n", "政府公报", Reason.PADDING, id="white space around"),
        pytest.param("\u200b政府\xa0公报\ufeff", "政府\xa0公报", Reason.PADDING, id="unseen signs around"),
        pytest.param("一 \n二\u3000\n三", "一\n二\n三", Reason.PADDING, id="white space at the ends of lines"),
        pytest.param("一\x0b二\u2028三", "一\n二\n三", None, id="odd line breaks"),
        pytest.param("一\x07二\x1b", "一二", Reason.PADDING, id="control characters"),
        pytest.param("[bookmark: _GoBack]目录", "目录", Reason.ARTEFACT, id="a bookmark of Word"),
        pytest.param("[bookmark: OLE_LINK1] 目录_GoBack", "目录", Reason.ARTEFACT, id="other bookmarks"),
        pytest.param("\ufffc目录", "目录", Reason.ARTEFACT, id="the place of a picture"),
        pytest.param("错误！超链接引用无效。", "", Reason.ARTEFACT, id="a link that Word lost"),
        pytest.param("目录Error! Hyperlink reference not valid.", "目录", Reason.ARTEFACT, id="the same in English"),
        pytest.param(
            'HYPERLINK "https://x.gov.cn/a" \\t "_blank" 点击查看',
            "https://x.gov.cn/a 点击查看",
            Reason.ARTEFACT,
            id="a field code, whose address stays",
        ),
        pytest.param("[附件]说明", "[附件]说明", None, id="brackets that an author wrote"),
    ],
)
def test_only_what_is_no_text_goes(text: str, kept: str, reason: Reason | None) -> None:
    assert cleaned(text) == (kept, reason)


@pytest.mark.parametrize("text", ["无", "—", "——", "-", "/", "／", ""])
def test_a_lone_sign_for_nothing_says_nothing(text: str) -> None:
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["无偿献血", "无需公开", "暂无", "5/6", "-1", "无。详见公报"])
def test_a_text_with_such_a_sign_in_it_says_something(text: str) -> None:
    assert not is_nothing(text)


@pytest.mark.parametrize("text", ["同上", " 同 上 ", "〃", "″", "“", "“同上”", "（同上）", "同上一项", "同上。"])
def test_a_sign_for_the_cell_above_is_known(text: str) -> None:
    assert is_ditto(text)


@pytest.mark.parametrize("text", ["同上级部门协商", "同上，第二十条", "上", "“三公”经费", ""])
def test_a_text_that_says_more_is_kept(text: str) -> None:
    assert not is_ditto(text)


@pytest.mark.parametrize(
    ("text", "line"), [("政\n策\n文\n件", "政策文件"), ("政策\n文件", "政策\n文件"), ("政", "政"), ("", "")]
)
def test_only_a_text_of_one_character_a_line_is_written_downwards(text: str, line: str) -> None:
    assert unstacked(text) == line


@given(st.text())
def test_what_is_tidy_stays(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(st.sampled_from(" \t\r\n\x0b\x85\xa0\u200b\u2028\u3000\ufeff\x00\ud800甲a[_！")))
def test_a_tidy_text_is_one_that_a_file_may_hold(text: str) -> None:
    kept = tidy(text)
    assert kept == kept.strip()
    assert not set("\r\x0b\x00\x85\u2028\ud800") & set(kept)
