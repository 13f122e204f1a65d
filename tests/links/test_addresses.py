"""Which addresses are never asked, in whatever form they come: written, resolved, or reached by a redirect."""

import socket
from collections.abc import Mapping, Sequence
from ipaddress import ip_address

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from catalog_cli.links.addresses import is_public, refusal
from catalog_cli.links.ask_links import ask_links
from catalog_cli.links.bodies import MOST_BYTES, unpacked
from catalog_cli.links.options import AskOptions
from catalog_cli.model.errors import CatalogError
from catalog_cli.rules.rule import LinkAnswer
from links.loopback import Behaviour, Request, page, redirect, reply, serve

PUBLIC = ("202.106.0.20", "1.1.1.1", "2400:3200::1", "::ffff:1.1.1.1", "64:ff9b::101:101")
NOT_PUBLIC = (
    *("127.0.0.1", "127.255.255.254", "0.0.0.1", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
    *("169.254.169.254", "169.254.0.23", "100.64.0.1", "100.100.100.200", "192.0.0.192", "168.63.129.16"),
    *("224.0.0.1", "239.255.255.250", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1", "203.0.113.9"),
    *("::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "fec0::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1"),
    *("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2001::1"),
)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_asked(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_others_are_not(address: str) -> None:
    assert not is_public(ip_address(address))
    host = f"[{address}]" if ":" in address else address
    assert "public" in str(refusal(f"http://{host}/", allow_private=False))
    assert refusal(f"http://{host}/", allow_private=True) is None


@pytest.mark.parametrize(
    "host",
    [
        *(
            "2130706433",
            "0x7f000001",
            "0x7f.0.0.1",
            "0177.0.0.1",
            "127.1",
            "127.0.1",
            "017700000001",
            "0",
            "127.0.0.1.",
        ),
        *("１２７.０.０.１", "127。0。0。1", "①②⑦.0.0.1", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]"),
    ],
)
def test_other_ways_to_write_an_address_are_seen_through(host: str) -> None:
    assert refusal(f"http://{host}/", allow_private=False) is not None


@pytest.mark.parametrize(
    "url",
    [
        *(
            "ftp://www.example.gov.cn/",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "gopher://127.0.0.1:25/",
            "//a.cn/",
        ),
        *("http://", "https:///a", "http://user@www.example.gov.cn/", "http://:secret@www.example.gov.cn/"),
        *(
            "http://www.example.gov.cn:0/",
            "http://www..gov.cn/",
            "http://www.example.gov.cn:99999/",
            "http://[::1",
            "",
            "网址",
        ),
        *("http://" + "a" * 70 + ".gov.cn/", "http://\u200b/", "data:text/html,a", "HTTP://user:a@www.example.gov.cn"),
    ],
)
def test_what_is_no_plain_web_address_is_not_asked(url: str) -> None:
    assert refusal(url, allow_private=True) is not None


@pytest.mark.parametrize(
    "url",
    [
        "http://www.example.gov.cn",
        "HTTPS://WWW.EXAMPLE.GOV.CN:8443/a?b#c",
        "https://白鹭区.政务/公开",
        "http://a_b.gov.cn/",
    ],
)
def test_a_plain_web_address_is_asked(url: str) -> None:
    assert refusal(url, allow_private=False) is None


class Names(AbstractResolver):
    """Resolves names to the addresses of a table; each time it is asked for a name, to the next ones."""

    def __init__(self, table: Mapping[str, Sequence[Sequence[str]]]) -> None:
        self.table = {name: list(turns) for name, turns in table.items()}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        turns = self.table.get(host)
        if turns is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if turns[0] == ["again"]:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        addresses = turns.pop(0) if len(turns) > 1 else turns[0]
        return [
            ResolveResult(hostname=host, host=each, port=port, family=family or socket.AF_INET, proto=0, flags=0)
            for each in addresses
        ]

    async def close(self) -> None:
        """Hold nothing."""


def ask(url: str, names: Names | None = None, *, allow_private: bool = False) -> LinkAnswer:
    options = AskOptions(confirm_after=0, allow_private=allow_private, interval=0, timeout=5)
    [answer] = ask_links([url], options, lambda _done, _all: None, names).answers.values()
    return answer


OPEN: Mapping[str, Behaviour] = {"/a": page("<title>政府公报</title>")}


@pytest.mark.parametrize(
    "turns",
    [
        pytest.param([["127.0.0.1"]], id="a name that leads to this machine"),
        pytest.param([["1.1.1.1", "127.0.0.1"]], id="a name that leads to it among others"),
        pytest.param([["::ffff:7f00:1"]], id="a name that leads to it in another form"),
    ],
)
def test_a_name_that_leads_inside_is_refused_and_nothing_is_sent(turns: list[list[str]]) -> None:
    with serve(OPEN) as server:
        answer = ask(f"http://www.example.gov.cn:{server.port}/a", Names({"www.example.gov.cn": turns}))
        assert server.requests == []
    assert str(answer.status) == "refused"
    assert "www.example.gov.cn resolves to a non-public address" in str(answer.note)


def test_a_name_that_changes_between_two_requests_is_checked_each_time() -> None:
    # first for robots.txt, to an address of this very machine that counts as public here; then for the page
    names = Names({"www.example.gov.cn": [["127.0.0.1"], ["127.0.0.1"], ["127.0.0.1"]]})
    with serve(OPEN) as server:
        url = f"http://www.example.gov.cn:{server.port}/a"
        assert str(ask(url, names, allow_private=True).status) == "ok"
        assert str(ask(url, names).status) == "refused"
        assert len(server.requests) == 2


def test_a_site_that_sends_a_cookie_first_gets_it_back() -> None:
    first = reply("302 Found", location="/a", set_cookie="seen=1; Path=/")

    def answer(connection: socket.socket, request: Request) -> None:
        (OPEN["/a"] if "seen=1" in request.headers.get("cookie", "") else first)(connection, request)

    names = Names({"www.example.gov.cn": [["127.0.0.1"]]})
    with serve({"/a": answer}) as server:
        assert str(ask(f"http://www.example.gov.cn:{server.port}/a", names, allow_private=True).status) == "ok"


def test_a_name_that_nobody_has_is_dead_and_one_that_is_not_resolved_is_not() -> None:
    dead = ask("http://www.example.gov.cn/", Names({}))
    assert (str(dead.status), dead.http, str(dead.note)) == ("dead", None, "no such host")
    unknown = ask("http://www.example.gov.cn/", Names({"www.example.gov.cn": [["again"]]}))
    assert (str(unknown.status), str(unknown.note)) == ("unknown", "the host name could not be resolved")


def test_where_no_host_exists_at_all_this_computer_is_offline_and_no_link_dead() -> None:
    urls = ["http://www.example.gov.cn/", "http://zwgk.example.gov.cn/"]
    options = AskOptions(confirm_after=0, interval=0, timeout=5)
    for answer in ask_links(urls, options, lambda _done, _all: None, Names({})).answers.values():
        assert (str(answer.status), "offline" in str(answer.note)) == ("unknown", True)
    with serve(OPEN) as server:
        options = AskOptions(confirm_after=0, interval=0, timeout=5, allow_private=True)
        urls = [f"http://www.example.gov.cn:{server.port}/a", "http://zwgk.example.gov.cn/"]
        names = Names({"www.example.gov.cn": [["127.0.0.1"]]})
        answers = ask_links(urls, options, lambda _done, _all: None, names).answers
    assert [str(answers[url].status) for url in urls] == ["ok", "dead"]


@pytest.fixture(autouse=True)
def _no_proxy_of_the_developer_s(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    "inside", ["http://10.0.0.1/", "http://127.0.0.1:1/", "http://169.254.169.254/latest/meta-data"]
)
def test_a_redirect_inside_is_refused(inside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    site = "http://www.example.gov.cn"
    with serve({f"{site}/a": redirect("302 Found", inside)}) as proxy:
        monkeypatch.setenv("http_proxy", proxy.address)
        answer = ask(f"{site}/a")
        assert [each.target for each in proxy.requests] == [f"{site}/robots.txt", f"{site}/a"]
    assert str(answer.status) == "refused"


def test_a_proxy_of_the_environment_is_used_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    site = "http://www.example.gov.cn"
    with serve({f"{site}/a": OPEN["/a"]}) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.address.replace("//", "//clerk:secret@"))
        answer = ask(f"{site}/a", Names({}))
        request: Request = proxy.asked(f"{site}/a")[0]
    assert (str(answer.status), answer.by_proxy) == ("ok", True)
    assert request.headers["proxy-authorization"] == "Basic Y2xlcms6c2VjcmV0"


def test_a_host_beside_the_proxy_is_asked_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve({}) as proxy, serve(OPEN) as server:
        monkeypatch.setenv("http_proxy", proxy.address)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        answer = ask(f"{server.address}/a", allow_private=True)
        assert proxy.requests == []
    assert (str(answer.status), answer.by_proxy) == ("ok", False)


def test_a_proxy_that_is_gone_makes_no_link_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve({}) as proxy:
        monkeypatch.setenv("http_proxy", proxy.address)
    answer = ask("http://www.example.gov.cn/a", Names({}))
    assert (str(answer.status), str(answer.note)) == ("unknown", "the proxy did not connect")


def test_a_proxy_of_another_kind_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1080")
    with pytest.raises(CatalogError, match="http_proxy"):
        ask("http://www.example.gov.cn/a")


def test_a_body_is_unpacked_no_further_than_its_bound() -> None:
    import zlib

    packed = zlib.compress(bytes(50_000_000))
    assert len(unpacked(packed, "deflate")) == MOST_BYTES
    raw = zlib.compressobj(wbits=-15)
    assert unpacked(raw.compress(b"abc") + raw.flush(), "deflate") == b"abc"
