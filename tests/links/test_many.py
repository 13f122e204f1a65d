"""Two thousand links on fifty hosts: in bounded time and memory."""

import resource
import time

import pytest

from catalog_cli.links.ask_links import ask_links
from catalog_cli.links.options import AskOptions
from links.loopback import page, serve
from links.test_addresses import Names

HOSTS, LINKS = 50, 2000
PAGE = page("<title>政府公报</title><span>2026-01-20</span><p>" + "a" * 100_000)
"""100 KB, so that all pages together have 200 MB."""
MOST_MEMORY = 100 * 1024


@pytest.mark.slow
def test_two_thousand_links_take_neither_long_nor_much() -> None:
    names = Names({f"www{number}.example.gov.cn": [["127.0.0.1"]] for number in range(HOSTS)})
    with serve({f"/{number}": PAGE for number in range(LINKS)}) as server:
        urls = [f"http://www{number % HOSTS}.example.gov.cn:{server.port}/{number}" for number in range(LINKS)]
        before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
        steps: list[tuple[int, int]] = []
        options = AskOptions(allow_private=True, interval=0.02, timeout=60)
        answers = ask_links(urls, options, lambda *step: steps.append(step), names).answers
        took, grown = time.monotonic() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert {str(each.status) for each in answers.values()} == {"ok"}
    assert (len(answers), steps[-1]) == (LINKS, (LINKS, LINKS))
    # one after the other, with the pauses alone, they would take 40 seconds at this pace
    assert took < 300
    assert grown < MOST_MEMORY
