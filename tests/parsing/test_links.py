"""The host of an address is found however the address is written, and a short way there gives the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.parsing.links import host_of

LABEL = st.text("abz09-_A中é", min_size=1, max_size=5) | st.sampled_from(["a" * 63, "a" * 64, "xn--zfr164b"])
REST = st.text("/?#a.:@[]\t\n ；%", max_size=6)


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://www.jinshishi.gov.cn", "www.jinshishi.gov.cn"),
        ("http://www.jinshishi.gov.cn/zwgk?a=1", "www.jinshishi.gov.cn"),
        ("https://www.jinshishi.gov.cn#top", "www.jinshishi.gov.cn"),
        ("HTTPS://WWW.JINSHISHI.GOV.CN/", "www.jinshishi.gov.cn"),
        ("https://www.jinshishi.gov.cn:8080/", "www.jinshishi.gov.cn"),
        ("https://www.jinshishi.gov.cn./", "www.jinshishi.gov.cn"),
        ("https://user@www.jinshishi.gov.cn/", "www.jinshishi.gov.cn"),
        ("https://津市.政务/", "津市.政务"),
        ("https://jinshishi/", ""),
        ("https://www..gov.cn/", ""),
        ("https://-www.gov.cn/", ""),
        ("https://www-.gov.cn/", ""),
        ("https://www.gov.cn:0/", ""),
        ("https://www.gov.cn:port/", ""),
        ("https://[www.gov.cn/", ""),
    ],
)
def test_the_host_is_that_which_a_browser_would_ask(link: str, host: str) -> None:
    assert host_of(link) == host


@given(labels=st.lists(LABEL, min_size=1, max_size=4), rest=REST)
def test_a_name_before_the_host_changes_nothing(labels: list[str], rest: str) -> None:
    # with a name the address is taken apart piece by piece, without one the plain ones are told at a glance
    host = ".".join(labels)
    assert host_of(f"https://{host}{rest}") == host_of(f"https://name@{host}{rest}")
