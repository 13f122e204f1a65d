"""Bring the pages of a workspace, and the index that leads to them, up to date, some chunks of files at a time."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from msgspec import Struct

from catalog_cli.cache.chunks import Chunk, chunks_of, heads_of
from catalog_cli.cache.codec import Plain, bytes_of, plain_of, surely_bytes_of
from catalog_cli.cache.database import LayerUpdate
from catalog_cli.cache.grams import with_more
from catalog_cli.cache.workspace_cache import WorkspaceCache
from catalog_cli.model.item import Value
from catalog_cli.search.pages import INDEX, PAGES, Index, Page, kept_pages, packed
from catalog_cli.search.query.prospects import Prospect, grams_of_page, prospect_of
from catalog_cli.store.file_reading import entry_from
from catalog_cli.store.parse_cache import read_files
from catalog_cli.store.source import Source
from catalog_cli.store.workers import parallel_map

AT_ONCE = 64


def renewed(
    source: Source, memory: WorkspaceCache, index: Index, item_paths: Sequence[str]
) -> tuple[Index, Mapping[int, Page]]:
    """Make the pages of chunks that an index has not, or not as they are, and keep them with the index's follower.

    The follower is given with the pages that may not have been kept, which are those of a few chunks at the most.

    Raises:
        CacheMissError: the index leads to something that is not there any more.
    """
    held = {
        entry.path: entry.item.to_mapping() if entry.item else entry.values
        for entry in (each.entry for each in read_files(source, item_paths, memory))
    }
    chunks = chunks_of(memory, item_paths)
    numbered = {chunk.number: chunk for chunk in chunks if chunk.paths}
    pages = {number: sign for number, sign in index.pages.items() if number in numbered}
    bad = {number: paths for number, paths in index.bad.items() if number in numbered}
    old = [each for number, each in numbered.items() if each.changed or _sign(each, memory) != pages.get(number)]
    new: dict[int, Page] = {}
    grams: dict[str, int] = {}
    for start in range(0, len(old), AT_ONCE):
        new = {}
        for number, made in _remade(held, memory, index, old[start : start + AT_ONCE]).items():
            new[number], pages[number], bad[number] = made.page, made.page.sign, made.bad
            _gather(grams, number, made.grams)
        memory.commit([LayerUpdate(PAGES, [(number, bytes_of(page.to_plain())) for number, page in new.items()])])
    of_grams, rows = with_more(memory, index.grams, grams)
    follower = Index(pages, {number: paths for number, paths in bad.items() if paths}, rows)
    memory.commit([heads_of(memory, chunks)])
    gone = sorted(index.pages.keys() - pages.keys())
    memory.commit([LayerUpdate(PAGES, (), gone), of_grams], metadata={INDEX: bytes_of(follower.to_plain())})
    return follower, new


class _Made(Struct, frozen=True):
    """A new page, those of its files that hold no item, and its grams that the page before did not have."""

    page: Page
    bad: Sequence[str]
    grams: Sequence[str]


def _remade(
    held: Mapping[str, Mapping[str, Value] | None], memory: WorkspaceCache, index: Index, chunks: Sequence[Chunk]
) -> dict[int, _Made]:
    """Read the files of chunks; give new pages of those whose files are not what the index has."""
    signs = {chunk.number: _sign(chunk, memory) for chunk in chunks}
    differ = [
        each for each in chunks if signs[each.number] != index.pages.get(each.number) or not _is_sure(each, memory)
    ]
    before = dict(kept_pages(memory, index, [chunk.number for chunk in differ]))
    # a value that would not come back as it was is searched by its text, and need not stop all others
    jobs = [
        _Job(surely_bytes_of([held[path] if path else None for path in chunk.places]), before.get(chunk.number))
        for chunk in differ
    ]
    made = {}
    for chunk, answer in zip(differ, parallel_map(_made, jobs), strict=True):
        texts, sounds, none, added = plain_of(answer)
        page = Page(signs[chunk.number], chunk.places, _digests(chunk, memory), texts, sounds)
        bad = [path for place in none if (path := chunk.places[place]) is not None]
        made[chunk.number] = _Made(page, bad, added)
    return made


def _gather(grams: dict[str, int], chunk: int, more: Iterable[str]) -> None:
    """Note that a chunk has more grams."""
    bit = 1 << chunk
    for gram in more:
        grams[gram] = grams.get(gram, 0) | bit


def _digests(chunk: Chunk, memory: WorkspaceCache) -> list[bytes | None]:
    """Give the digest of the file at each place; b"" where there is none, None where it is not known."""
    return [(chunk.known.get(path) or memory.digest(path)) if path else b"" for path in chunk.places]


def _is_sure(chunk: Chunk, memory: WorkspaceCache) -> bool:
    return None not in _digests(chunk, memory)


def _sign(chunk: Chunk, memory: WorkspaceCache) -> bytes:
    """Give what is the same only for the same bytes in the same files."""
    seen = repr((chunk.places, _digests(chunk, memory))).encode("utf-8", "surrogatepass")
    return blake2b(seen, digest_size=16).digest()


class _Job(Struct, frozen=True):
    """What the files of a chunk hold, packed, and the page that was made of it before."""

    values: bytes
    before: Page | None


def _made(job: _Job) -> bytes:
    """Give the texts and the sounds of a page, packed, the places without an item, and the grams that are new."""
    items = [entry_from("", values).item for values in plain_of(job.values)]
    prospects = [prospect_of(item) if item else Prospect("", "") for item in items]
    texts = "\n".join(each.text for each in prospects)
    sounds = "\n".join(each.sounds for each in prospects)
    grams = grams_of_page(texts, sounds)
    if job.before:
        grams -= grams_of_page(*job.before.unpacked())
    none = [place for place, item in enumerate(items) if item is None]
    answer: Plain = (packed(texts), packed(sounds), none, tuple(grams))
    return bytes_of(answer)
