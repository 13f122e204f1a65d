"""Manners: the times of the requests that a server has recorded keep to what is promised."""

import time
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest

from catalog_cli.links.ask_links import ask_links
from catalog_cli.links.options import AskOptions
from catalog_cli.links.politeness import retry_after
from catalog_cli.links.robots import ALL_ALLOWED, Robots, parse_robots
from catalog_cli.rules.rule import LinkAnswer
from links.loopback import Recorded, Request, hang, in_turn, page, reply, serve

PAGE = page("<title>政府公报</title>")
TOLERANCE = 0.05
"""Seconds by which two clocks, and the way through the system, may differ."""


def ask(*urls: str, confirm_after: float = 0, interval: float = 0, timeout: float = 10) -> dict[str, LinkAnswer]:
    options = AskOptions(confirm_after=confirm_after, allow_private=True, interval=interval, timeout=timeout)
    return dict(ask_links(urls, options, lambda _done, _all: None).answers)


def gaps(requests: Sequence[Request]) -> list[float]:
    return [later.began - earlier.began for earlier, later in pairwise(requests)]


@pytest.fixture
def hosts() -> Iterator[tuple[Recorded, Recorded]]:
    paths = {f"/{number}": PAGE for number in range(4)}
    with serve(paths) as one, serve(paths, host="127.0.0.2") as other:
        yield one, other


def test_a_host_is_asked_twice_a_second_and_one_thing_at_a_time_while_others_are_asked_too(
    hosts: tuple[Recorded, Recorded],
) -> None:
    urls = [f"{host.address}/{number}" for host in hosts for number in range(4)]
    options = AskOptions(allow_private=True)
    started = time.monotonic()
    ask_links(urls, options, lambda _done, _all: None)
    # robots.txt and four pages of each host: 2 seconds for both if side by side, 4.5 one after the other
    assert time.monotonic() - started < 4
    for host in hosts:
        assert [each.target for each in host.requests] == ["/robots.txt", "/0", "/1", "/2", "/3"]
        assert min(gaps(host.requests)) >= 0.5 - TOLERANCE
        assert all(earlier.ended <= later.began for earlier, later in pairwise(host.requests))


def test_an_address_of_many_items_is_asked_once(hosts: tuple[Recorded, Recorded]) -> None:
    url = f"{hosts[0].address}/1"
    assert list(ask(url, url, url)) == [url]
    assert len(hosts[0].asked("/1")) == 1


def test_what_seems_dead_is_asked_again_after_the_time_that_was_asked_for() -> None:
    with serve({}) as server:
        [answer] = ask(f"{server.address}/gone", confirm_after=0.6).values()
        assert gaps(server.asked("/gone"))[0] >= 0.6 - TOLERANCE
    assert str(answer.status) == "dead"


def test_what_opens_at_the_second_request_is_not_dead() -> None:
    with serve({"/a": in_turn(reply("404 Not Found"), PAGE)}) as server:
        [answer] = ask(f"{server.address}/a").values()
    assert str(answer.status) == "ok"


def test_a_host_that_asks_for_a_pause_gets_it() -> None:
    busy = reply("429 Too Many Requests", retry_after="1")
    with serve({"/a": in_turn(busy, PAGE), "/b": PAGE}) as server:
        answers = ask(f"{server.address}/a", f"{server.address}/b")
        assert gaps(server.asked("/a"))[0] >= 1 - TOLERANCE
    assert [str(each.status) for each in answers.values()] == ["ok", "ok"]


def test_a_host_that_asks_for_a_long_pause_is_left_alone() -> None:
    with serve({"/a": reply("503 Service Unavailable", retry_after="3600"), "/b": PAGE}) as server:
        answers = ask(f"{server.address}/a", f"{server.address}/b")
        assert [each.target for each in server.requests] == ["/robots.txt", "/a"]
    for answer in answers.values():
        assert (str(answer.status), answer.http) == ("unknown", 503)
        assert "3600" in str(answer.note)


def test_a_host_that_does_not_answer_is_not_waited_for_each_time() -> None:
    behaviours = {"/robots.txt": PAGE} | {f"/{number}": hang for number in range(20)}
    with serve(behaviours) as server:
        answers = ask(*(f"{server.address}/{number}" for number in range(20)), timeout=0.3)
        assert len(server.requests) == 1 + 3
    assert {str(each.note) for each in answers.values()} == {"no response in time"}


def test_a_delay_that_robots_txt_asks_for_is_kept() -> None:
    rules = reply("200 OK", "User-agent: *\nCrawl-delay: 0.4\n", content_type="text/plain")
    with serve({"/robots.txt": rules, "/a": PAGE, "/b": PAGE}) as server:
        ask(f"{server.address}/a", f"{server.address}/b")
        assert gaps(server.requests)[1] >= 0.4 - TOLERANCE


NOW = 1_780_000_000.0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("-5", 0),
        ("Thu, 28 May 2026 20:28:20 GMT", 1_780_000_100 - NOW),
        ("Thu, 28 May 2020 20:28:20 GMT", 0),
        ("soon", None),
        ("", None),
        ("9" * 5000, None),
    ],
)
def test_a_retry_after_is_seconds_or_a_moment(text: str, seconds: float | None) -> None:
    assert retry_after(text, NOW) == seconds


ROBOTS = """\
# the examples of RFC 9309, sections 2.2.2, 2.2.3 and 5
User-agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/
Disallow: /example/page/disallowed.gif

User-agent: foobot
Disallow: /
Allow: /example/page.html
Allow: /example/allowed.gif

User-agent: barbot
User-agent: Catalog/2.0
Disallow: /example/page.html
Allow: /example/page.html$
Disallow: /政务
Disallow: /a%3Cd.html
Disallow: /b%2fc

User-agent: quxbot
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/example/page.html", True),
        ("/example/page.html?a=1", False),
        ("/example/other", True),
        ("/%E6%94%BF%E5%8A%A1/index.html", False),
        ("/a<d.html", False),
        ("/a%3cd.html", False),
        ("/b/c", True),
        ("/b%2Fc", False),
    ],
)
def test_the_group_of_this_program_decides(path: str, allowed: bool) -> None:
    assert parse_robots(ROBOTS).allows(f"https://www.example.gov.cn{path}") is allowed


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/publications/a.gif", True),
        ("/a.gif", False),
        ("/a.gif?b", True),
        ("/example/", False),
        ("/example", True),
    ],
)
def test_where_no_group_names_it_the_group_for_all_decides(path: str, allowed: bool) -> None:
    rules = parse_robots(ROBOTS.replace("Catalog", "Other"))
    assert rules.allows(f"https://www.example.gov.cn{path}") is allowed


@pytest.mark.parametrize(
    "text", ["", "<html>页面不存在</html>", "Disallow: /", "User-agent: *\nDisallow:\n", "\ufeff#\r\n", ":" * 1000]
)
def test_a_file_without_rules_allows_all(text: str) -> None:
    assert parse_robots(text) == ALL_ALLOWED


def test_a_pattern_of_many_stars_is_matched_at_once() -> None:
    rules = Robots((("/" + "*a" * 5000 + "b$", False),))
    started = time.process_time()
    assert rules.allows("https://www.example.gov.cn/" + "a" * 100_000)
    assert time.process_time() - started < 2
