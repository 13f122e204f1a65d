"""A cell keeps every word in it, and loses only what is no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.exchange.tables.cells import citations, cleaned, entries, is_ditto, is_nothing, tidy, unstacked
from catalog_cli.model.document import Reason
from catalog_cli.parsing.citations import parse_basis


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


ACT = "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(ACT, [ACT], id="one"),
        pytest.param(f"{ACT}；《公务员录用规定》第十七条", [ACT, "《公务员录用规定》第十七条"], id="；"),
        pytest.param(f"{ACT};《公务员录用规定》", [ACT, "《公务员录用规定》"], id="a half-width mark"),
        pytest.param(f"{ACT}\n《公务员录用规定》", [ACT, "《公务员录用规定》"], id="a line each"),
        pytest.param("《户口登记条例》、《政府信息公开条例》", ["《户口登记条例》", "《政府信息公开条例》"], id="、"),
        pytest.param("《政府信息公开条例》《测绘法》", ["《政府信息公开条例》", "《测绘法》"], id="nothing between"),
        pytest.param(
            "1.《文化馆服务标准》(GB T 32939—2016);2.《公共文化服务保障法》",
            ["1.《文化馆服务标准》(GB T 32939—2016)", "2.《公共文化服务保障法》"],
            id="numbers stay with what they number",
        ),
        pytest.param(
            "《公务员录用规定》第三十六条、第三十七条", ["《公务员录用规定》第三十六条、第三十七条"], id="articles"
        ),
        pytest.param("《甲法》第二条；第三条", ["《甲法》第二条；第三条"], id="articles behind ；"),
        pytest.param(
            "《甲法》第二条：应当公开：（一）规划；（二）预算。",
            ["《甲法》第二条：应当公开：（一）规划；（二）预算。"],
            id="a quote",
        ),
        pytest.param("《甲法》第二条。《乙法》", ["《甲法》第二条。", "《乙法》"], id="a full stop stays"),
        pytest.param(
            "《甲法》和《乙法》", ["《甲法》和《乙法》"], id="a word between stays, and so they stay together"
        ),
        pytest.param("《关于做好公报工作的\n通知》", ["《关于做好公报工作的\n通知》"], id="a wrapped title"),
        pytest.param("《甲法》及相关规定", ["《甲法》及相关规定"], id="words that follow"),
        pytest.param("《甲法》；", ["《甲法》"], id="a separator at the end"),
        pytest.param("相关政策文件", ["相关政策文件"], id="no title at all"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_basis_is_split_where_a_citation_ends(text: str, parts: list[str]) -> None:
    assert list(citations(text)) == parts


SIGNS = "甲法国办发公市告规定通知令号第一十条款项点部分等和及的为关于附件试行依据年<>〈〉〔〕（）、。：“” 019"
COUNTS = st.text(st.sampled_from("一二十"), min_size=1, max_size=3) | st.sampled_from(("（二）", "（十）", "1", "9"))
PLACES = st.lists(st.builds("第{}{}".format, COUNTS, st.sampled_from(("条", "款", "项", "点", "部分"))), max_size=4)
TITLES = st.text(st.sampled_from(SIGNS), min_size=1, max_size=12).filter(lambda text: text[0] != " ")
ISSUERS = st.text(st.sampled_from(SIGNS.partition("<")[0]), min_size=1, max_size=6)
NUMBERS = st.just("") | st.builds(
    "（{}{}{}号）".format, ISSUERS, st.sampled_from(("〔2018〕", "令第")), st.integers(1, 9999)
)
USUAL = st.builds(
    "《{}》{}{}{}".format,
    TITLES,
    NUMBERS,
    st.sampled_from(("", " ")),
    st.builds(str.join, st.sampled_from(("", "、")), PLACES),
).map(str.rstrip)


@given(st.lists(USUAL, min_size=1, max_size=3), st.sampled_from("；\n"))
def test_citations_in_the_usual_form_are_split_as_they_are_parsed(parts: list[str], separator: str) -> None:
    text = separator.join(parts)
    parsed = ["".join(token.text for token in cited.tokens).rstrip("；\n") for cited in parse_basis(text).citations]
    assert list(citations(text)) == parts == parsed


@given(
    st.lists(
        st.sampled_from(["《甲法》", "第二条", "；", "、", "和", "\n", "1.", "：应当", "（一）", "。", "《", "》", "x"])
    ).map("".join)
)
def test_a_basis_loses_nothing_but_separators(text: str) -> None:
    kept = "".join(citations(text))
    assert [each for each in kept if each not in "；、 \n"] == [each for each in text if each not in "；、 \n"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("政府网站", ["政府网站"], id="one"),
        pytest.param("政府网站、国家档案馆、公共图书馆", ["政府网站", "国家档案馆", "公共图书馆"], id="、"),
        pytest.param(
            "政府网站；公告栏;广播，报纸,大厅", ["政府网站", "公告栏", "广播", "报纸", "大厅"], id="all marks"
        ),
        pytest.param("政府网站\n公告栏", ["政府网站", "公告栏"], id="a line each"),
        pytest.param("政府网\n站", ["政府网站"], id="the end of a wrapped word"),
        pytest.param("公告栏（村、社区）、政府网站", ["公告栏（村、社区）", "政府网站"], id="not within brackets"),
        pytest.param("“两微、一端”、政府网站", ["“两微、一端”", "政府网站"], id="not within quotes"),
        pytest.param("公告栏（村、社区", ["公告栏（村", "社区"], id="a bracket that never closes holds nothing"),
        pytest.param("市政府 办公室", ["市政府 办公室"], id="not at spaces"),
        pytest.param("政府网站、、公告栏。", ["政府网站", "公告栏。"], id="empty entries"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_channels_and_offices_are_split_at_their_separators(text: str, parts: list[str]) -> None:
    assert list(entries(text)) == parts
