"""Ask many links: each address once, hosts side by side, and what seems dead a second time, later."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from time import time

from aiohttp.abc import AbstractResolver
from msgspec import Struct
from msgspec.structs import replace
from yarl import URL

from catalog_cli.links.client import Client
from catalog_cli.links.follow import LinkFollower
from catalog_cli.links.options import AskOptions, Progress
from catalog_cli.links.politeness import Politeness
from catalog_cli.links.verdict import judge
from catalog_cli.model.message import message
from catalog_cli.rules.rule import LinkAnswer, LinkStatus

_FEWEST_HOSTS = 2
"""From so many hosts that do not exist, with no other, this computer counts as offline."""


class AskedLinks(Struct, frozen=True):
    """The answers by address; of the others nothing is known, because the user has stopped the work."""

    answers: Mapping[str, LinkAnswer]
    interrupted: bool = False


def ask_links(
    urls: Iterable[str], options: AskOptions, progress: Progress, resolver: AbstractResolver | None = None
) -> AskedLinks:
    """Ask each address once, and what seems dead twice. Ctrl-C ends it with the answers that there are.

    Raises:
        CatalogError: the environment names a proxy of a kind that cannot be used.
    """
    return asyncio.run(_Pass(tuple(dict.fromkeys(urls)), options, progress).run(resolver))


class _Pass:
    """The work of one run, whose answers are kept when it is cancelled."""

    def __init__(self, urls: tuple[str, ...], options: AskOptions, progress: Progress) -> None:
        self._urls = urls
        self._options = options
        self._progress = progress
        self._answers: dict[str, LinkAnswer] = {}
        self._unconfirmed: set[str] = set()

    async def run(self, resolver: AbstractResolver | None) -> AskedLinks:
        options = self._options
        try:
            async with Client(
                agent=options.agent,
                timeout=options.timeout,
                allow_private=options.allow_private,
                resolver=resolver,
            ) as client:
                follower = LinkFollower(
                    client, Politeness(options.interval), allow_private=options.allow_private, now=time
                )
                await self._ask_once(follower)
                await self._confirm_dead(follower)
        except asyncio.CancelledError:
            return AskedLinks({url: self._known(answer) for url, answer in self._answers.items()}, interrupted=True)
        return AskedLinks(_doubted(self._answers))

    async def _ask_once(self, follower: LinkFollower) -> None:
        await _ask_each(follower, self._urls, self._note_first)

    async def _confirm_dead(self, follower: LinkFollower) -> None:
        if not self._unconfirmed:
            return
        await asyncio.sleep(self._options.confirm_after)
        follower.start_again()
        await _ask_each(follower, tuple(url for url in self._urls if url in self._unconfirmed), self._note_second)

    def _note_first(self, answer: LinkAnswer) -> None:
        self._answers[answer.url] = answer
        if answer.status is LinkStatus.DEAD:
            self._unconfirmed.add(answer.url)
        self._progress(len(self._answers), len(self._urls))

    def _note_second(self, answer: LinkAnswer) -> None:
        self._answers[answer.url] = answer
        self._unconfirmed.discard(answer.url)

    def _known(self, answer: LinkAnswer) -> LinkAnswer:
        """Return an answer as it is known when the work was stopped: what was not confirmed is not called dead."""
        if answer.url not in self._unconfirmed or answer.note is None:
            return answer
        note = message("{reason}; not confirmed by a second request", reason=answer.note)
        return replace(answer, status=LinkStatus.UNKNOWN, note=note)


async def _ask_each(follower: LinkFollower, urls: tuple[str, ...], note: Callable[[LinkAnswer], None]) -> None:
    """Ask addresses, those of one host one after the other, those of different hosts side by side."""
    hosts = defaultdict[str, list[str]](list)
    for url in urls:
        hosts[_host_of(url)].append(url)

    async def ask_host(own: list[str]) -> None:
        for url in own:
            note(replace(judge(await follower.follow(url)), asked=time()))

    async with asyncio.TaskGroup() as group:
        for own in hosts.values():
            group.create_task(ask_host(own))


def _doubted(answers: dict[str, LinkAnswer]) -> dict[str, LinkAnswer]:
    """Return answers as unknown where none of several hosts exists: it is then this computer that is offline."""
    hosts = {_host_of(url) for url in answers}
    if len(hosts) < _FEWEST_HOSTS or any(each.http or each.status is not LinkStatus.DEAD for each in answers.values()):
        return answers
    note = message("none of the hosts exists; this computer seems to be offline")
    return {url: replace(each, status=LinkStatus.UNKNOWN, note=note) for url, each in answers.items()}


def _host_of(url: str) -> str:
    try:
        return URL(url).raw_host or ""
    except ValueError:
        return ""
