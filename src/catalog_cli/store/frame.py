"""What stands above the items: `catalog.yaml` and the schemas that count in a workspace."""

from collections.abc import Collection, Mapping
from hashlib import blake2b

from msgspec import Struct

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.comment import Comment
from catalog_cli.model.finding import Finding
from catalog_cli.model.item import Value
from catalog_cli.store.file_reading import FileRead, read_file
from catalog_cli.store.schemas import NAMES, Schema, read_schema, schema_path
from catalog_cli.store.settings import settings_from
from catalog_cli.store.source import SETTINGS, Source, UnreadableFileError


class Frame(Struct, frozen=True):
    """What `catalog.yaml` holds (`values` is None when it cannot be read), the schemas, and what is wrong with them."""

    values: Mapping[str, Value] | None
    schemas: Mapping[str, Schema]
    findings: tuple[Finding, ...]
    comments: tuple[Comment, ...]

    @property
    def settings(self) -> Settings:
        """What `catalog.yaml` says, as far as it is of the right kind."""
        return settings_from(self.values or {})


class Kept(Struct, frozen=True):
    """A source whose files are read once at the most; `data` holds what was read, None for what cannot be."""

    below: Source
    data: Mapping[str, bytes | None]

    @property
    def label(self) -> str:
        """Give the label of the source below."""
        return self.below.label

    def paths(self) -> list[str]:
        """List the paths of the source below."""
        return self.below.paths()

    def read(self, path: str) -> bytes:
        """Give a file's bytes.

        Raises:
            UnreadableFileError: it cannot be read.
        """
        data = self.data.get(path)
        return self.below.read(path) if data is None else data


def frame_paths(paths: Collection[str]) -> list[str]:
    """Give those of a source's files that make its frame."""
    return [path for path in (SETTINGS, *map(schema_path, NAMES)) if path in paths]


def frame_data(source: Source, paths: Collection[str]) -> dict[str, bytes | None]:
    """Read the bytes of the files of the frame; None stands for what cannot be read."""
    return {path: _bytes_or_none(source, path) for path in frame_paths(paths)}


def read_frame(source: Source, paths: Collection[str]) -> Frame:
    """Read `catalog.yaml` and the schemas of a source."""
    found = read_file(source, SETTINGS) if SETTINGS in paths else FileRead(None)
    schemas: dict[str, Schema] = {}
    findings = list(found.findings)
    for name in NAMES:
        schemas[name], more = read_schema(name, source, set(paths))
        findings += more
    return Frame(found.values, schemas, tuple(findings), found.comments)


def digest_of_frame(data: Mapping[str, bytes | None]) -> bytes:
    """Give the digest of a frame's files."""
    return blake2b(repr(sorted(data.items())).encode("utf-8", "surrogatepass"), digest_size=20).digest()


def _bytes_or_none(source: Source, path: str) -> bytes | None:
    try:
        return source.read(path)
    except UnreadableFileError:
        return None
