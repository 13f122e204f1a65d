"""What `catalog links` does: ask the links of items, check the answers, and plan to write new addresses."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import SplitResult, urldefrag, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli import HOME, __version__
from catalog_cli.actions.apply_plan import Plan
from catalog_cli.check.baseline import read_baseline, write_baseline
from catalog_cli.check.check_answers import check_answers
from catalog_cli.check.checker import BaselineLocation
from catalog_cli.check.result import CheckResult
from catalog_cli.check.rule_runner import RuleContext
from catalog_cli.links.answers import keep_answers, known_answers
from catalog_cli.links.options import AskOptions, Progress
from catalog_cli.model.catalogue import Facts, LoadedCatalogue
from catalog_cli.model.errors import UsageError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.finding import KnownFindings
from catalog_cli.model.item import Item
from catalog_cli.model.message import Message, message
from catalog_cli.model.run import ALWAYS, Run
from catalog_cli.rules.choice import Choice, choice_in
from catalog_cli.rules.registry import needs_answer
from catalog_cli.rules.rule import LinkAnswer
from catalog_cli.store.items import value_change
from catalog_cli.store.source import Folder


class LinksRequest(Struct, frozen=True, kw_only=True):
    """Which workspace, on which day, by which rules, and how to ask.

    `contact` is the address by which the servers' people reach whoever asks, None for one that suits. Answers of
    earlier runs count for `max_age` seconds; with 0 none does.
    """

    root: Path
    run: Run
    choice: Choice
    baseline: Path | None
    contact: str | None
    options: AskOptions
    max_age: float


class LinksOutcome(Struct, frozen=True):
    """Each item's answer in their order, what is wrong with them, and how many links the user did not wait for."""

    pairs: tuple[tuple[Item, LinkAnswer], ...]
    result: CheckResult
    left_out: int = 0


def check_links(
    reading: LoadedCatalogue, items: Sequence[Item], request: LinksRequest, progress: Progress
) -> LinksOutcome:
    """Ask the links of items, each address once, and check the answers.

    Raises:
        CatalogError: the baseline cannot be read, or the environment names a proxy that cannot be used.
        UsageError: the contact is none that can be sent.
    """
    linked = [item for item in items if item.link]
    settings = reading.catalogue.settings
    choice = choice_in(settings, request.choice)
    known = _known_findings(BaselineLocation(request.baseline, request.root).path(settings))
    wanted = list(dict.fromkeys(_address_of(item) for item in linked))
    answers = known_answers(request.root, request.max_age) if request.max_age > 0 else {}
    options = replace(request.options, agent=agent_for(request.contact, wanted))
    # deferred: an HTTP client takes long to import, and help and completion ask nothing
    from catalog_cli.links.ask_links import ask_links

    asked = ask_links([url for url in wanted if url not in answers], options, progress)
    keep_answers(request.root, asked.answers.values())
    answers |= asked.answers
    pairs = tuple((item, _for_item(answers[url], item)) for item in linked if (url := _address_of(item)) in answers)
    context = RuleContext(settings, Facts(), request.run)
    findings = check_answers(pairs, Folder(request.root), choice, context, known)
    return LinksOutcome(pairs, CheckResult(findings, choice, {}, settings, ALWAYS), len(linked) - len(pairs))


def note_in_baseline(path: Path, outcome: LinksOutcome) -> int:
    """Write the findings to a baseline, which keeps all else that it notes; return how many it holds.

    Raises:
        CatalogError: the file cannot be written.
    """
    asked = {item.path for item, _answer in outcome.pairs}
    return write_baseline(
        path,
        outcome.result.findings,
        lambda note: not (needs_answer(note["rule"]) and note["path"] in asked),
    )


def plan_moves(root: Path, outcome: LinksOutcome, reading: LoadedCatalogue) -> Plan:
    """Plan to write the new address of each page that has moved for good, unless the finding is suppressed.

    Raises:
        CatalogError: a file cannot be read, or its form cannot be edited.
    """
    open_paths = {each.path for each in outcome.result.findings if each.fix and each.suppression is None}
    moved = {item.path: (item, answer.moved_to) for item, answer in outcome.pairs if item.path in open_paths}
    changes: list[FileChange] = []
    lines: list[Message] = []
    for item in reading.catalogue.items:
        asked, address = moved.get(item.path, (item, None))
        # an item that was changed while the links were asked is left as it is
        if address and item.link == asked.link:
            changes.append(value_change(root, item.path, {"link": address}))
            lines.append(message("{path}: link set to {url}", path=item.path, url=address))
    return Plan(changes=changes, lines=lines or [message("no link has permanently moved; nothing to write")])


def agent_for(contact: str | None, urls: Sequence[str]) -> str:
    """Return the name by which servers know who asks: the program, and an address.

    It is the one that the user names, or the project's; while that has none, the site that most of the links are on.

    Raises:
        UsageError: the address cannot stand in a header.
    """
    if contact is not None and not (contact.isascii() and contact.isprintable() and not set(contact) & set("()\\ ")):
        raise UsageError(message("--contact takes an ASCII e-mail or web address, not “{text}”", text=contact))
    address = contact or HOME or _usual_site(urls)
    return f"catalog/{__version__} (link check; +{address})" if address else f"catalog/{__version__} (link check)"


def _usual_site(urls: Sequence[str]) -> str:
    sites = Counter(
        f"{parts.scheme}://{parts.netloc}/" for parts in map(_split, urls) if parts and parts.netloc.isascii()
    )
    return sites.most_common(1)[0][0] if sites else ""


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts if parts.scheme in {"http", "https"} and "@" not in parts.netloc and parts.netloc else None


def _address_of(item: Item) -> str:
    """Return the address of an item's link that a server is asked for; a place within the page is the browser's."""
    link = (item.link or "").strip()
    try:
        return urldefrag(link).url
    except ValueError:
        return link


def _for_item(answer: LinkAnswer, item: Item) -> LinkAnswer:
    """Keep the place within the page, as browsers do, where the new address names no other."""
    fragment = urldefrag(item.link or "").fragment
    if not answer.moved_to or not fragment or "#" in answer.moved_to:
        return answer
    return replace(answer, moved_to=f"{answer.moved_to}#{fragment}")


def _known_findings(path: Path | None) -> KnownFindings:
    return read_baseline(path) if path else {}
