"""Rules of links tell a page of the government's own site from anything else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.model.finding import Finding
from catalog_cli.parsing.links import belongs_to, host_of, host_span, page_of
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.examples import OTHER_ITEM, SETTINGS, SETTINGS_FILE
from catalog_cli.store.source import Folder
from conftest import ROOT, RUN, lay

SITE = "https://www.jinshishi.gov.cn"


def of_links(folder: Path, *links: str, settings: str = "", rule: str = "link") -> list[Finding]:
    """Return the findings of items with these links, in their order."""
    files = {
        f"data/items/item-{number:03}.yaml": OTHER_ITEM.replace("zhengce-jiedu", f"item-{number:03}")
        + f"link: {link}\n"
        for number, link in enumerate(links)
    }
    source = Folder(lay(folder, {SETTINGS_FILE: SETTINGS + settings, **files}))
    return list(check_source(source, CheckRequest(RUN, Choice(select=(rule,)))).findings)


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://www.jinshishi.gov.cn/zwgk?a=1", "www.jinshishi.gov.cn"),
        ("http://WWW.JinShiShi.gov.cn:8080", "www.jinshishi.gov.cn"),
        ("https://津市市.政务/", "津市市.政务"),
        ("https://user@www.gov.cn/", "www.gov.cn"),
        ("https://jinshishi/zwgk", ""),
        ("https://www..gov.cn/", ""),
        ("https://-www.gov.cn/", ""),
        ("https://www.gov.cn:port/", ""),
        ("https://[::1/", ""),
        ("https://", ""),
    ],
)
def test_the_host_is_what_could_be_one(link: str, host: str) -> None:
    assert host_of(link) == host


@given(st.text())
def test_any_text_can_be_taken_for_a_link(text: str) -> None:
    for link in (text, f"https://{text}"):
        assert host_of(link) == host_of(link).lower()
        start, end = host_span(link)
        assert 0 <= start <= end <= len(link)
        assert isinstance(page_of(link), str)


def test_a_host_belongs_to_a_domain_by_whole_labels() -> None:
    assert belongs_to("www.gov.cn", "gov.cn")
    assert belongs_to("gov.cn", "gov.cn")
    assert not belongs_to("fake-gov.cn", "gov.cn")


@pytest.mark.parametrize(
    "link",
    [
        f"{SITE}/zwgk/public/column/6616338?type=4&catId=1018691461&action=list&nav=3",
        f"{SITE}/a;b=1/c,d",
        f"{SITE}/jump?to=https://www.gov.cn/",
        f"{SITE}/政府信息公开/",
        "https://www.津市市.政务/",
    ],
)
def test_an_address_that_opens_is_well_formed(link: str, tmp_path: Path) -> None:
    assert of_links(tmp_path, link, rule="link/well-formed") == []


@pytest.mark.parametrize(
    ("link", "marked"),
    [
        (f"{SITE}/a，", "，"),
        (f"{SITE}/a;", ";"),
        (f"{SITE}/a,{SITE}/b", f"{SITE}/b"),
        (f"{SITE}/a?b=1;{SITE}/b", f"{SITE}/b"),
        (f"https://{SITE}/a", f"{SITE}/a"),
        ("https://zwgk/a", "zwgk"),
    ],
)
def test_what_spoils_an_address_is_marked(link: str, marked: str, tmp_path: Path) -> None:
    (finding,) = of_links(tmp_path, link, rule="link/well-formed")
    assert finding.span
    assert link[slice(*finding.span)] == marked


@pytest.mark.parametrize(
    ("links", "reported"),
    [
        pytest.param([SITE] * 2 + ["https://www.hunan.gov.cn"], [], id="too few to tell"),
        pytest.param([SITE] * 3 + ["https://www.hunan.gov.cn"] * 3, [], id="no majority"),
        pytest.param([SITE] * 3 + ["https://www.hunan.gov.cn"], ["item-003"], id="one of four"),
        pytest.param([SITE] * 3 + ["https://jinshishi.gov.cn", "http://zwgk.jinshishi.gov.cn"], [], id="one site"),
    ],
)
def test_a_link_to_another_site_is_reported_where_nearly_all_have_one(
    links: list[str], reported: list[str], tmp_path: Path
) -> None:
    numbered = [f"{link}/{number}" for number, link in enumerate(links)]
    found = of_links(tmp_path, *numbered, rule="link/one-host")
    assert [Path(finding.path).stem for finding in found] == reported


def test_a_page_is_the_same_under_https_and_with_a_slash(tmp_path: Path) -> None:
    links = [f"{SITE}/a", "http://WWW.jinshishi.gov.cn/a/", f"{SITE}/A", f"{SITE}/a?b=1"]
    (finding,) = of_links(tmp_path, *links, rule="link/own-page")
    assert Path(finding.path).stem == "item-001"


def test_hosts_can_be_named_in_the_settings(tmp_path: Path) -> None:
    hosts = "rules:\n  hosts:\n    - jinshi.example\n"
    links = ["https://zwgk.jinshi.example/a", "https://www.gov.cn/a"]
    (finding,) = of_links(tmp_path, *links, settings=hosts, rule="link/government-host")
    assert Path(finding.path).stem == "item-001"


def test_the_bundled_catalogue_lacks_two_links() -> None:
    found = check_source(Folder(ROOT), CheckRequest(RUN, Choice(select=("link",)))).findings
    assert {(finding.rule, finding.path.rpartition("/")[2]) for finding in found} == {
        ("link/given", "qita-zhengce-wenjian.yaml"),
        ("link/given", "zhengfu-wangzhan-jianguan-niandu-baobiao.yaml"),
    }
