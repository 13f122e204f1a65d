"""Render the official table as a document: its kind, the options it takes, and its bytes."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from catalog_cli.exchange.options import Memo, Options, no_memo
from catalog_cli.exchange.registry import conversion_for, kind_for, made_from, output_kinds, render, takers
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.errors import CatalogError, UnreadableDocumentError, UsageError
from catalog_cli.model.message import listed, message
from catalog_cli.store.documents import read_document
from catalog_cli.store.libreoffice import make_pdfs
from catalog_cli.store.loader import FEWEST_CACHED
from catalog_cli.store.source import Source

DEFAULT_KIND = "markdown"


def choose_kind(to: str | None, output: Path | None) -> str:
    """Choose the kind of document: the one asked for, otherwise the one of the file's ending.

    Raises:
        CatalogError: the ending is that of no kind that is written.
    """
    kind = to or (kind_for(output) if output else DEFAULT_KIND)
    if kind is None or kind not in output_kinds():
        if output and (conversion := conversion_for(output)) and conversion.kind:
            raise CatalogError(
                message("{path} has the extension of an old format, which is not written", path=str(output)),
                message(
                    "Write {path}, which Word, Excel and WPS open.", path=str(output.with_suffix(f".{conversion.kind}"))
                ),
            )
        raise CatalogError(
            message("the extension of {path} does not tell what kind of document it is", path=str(output)),
            message("Choose one with --to: {names}", names=listed(output_kinds())),
        )
    return kind


def refuse_unused_options(kind: str, given: Mapping[str, bool]) -> None:
    """Refuse an option that a kind ignores, for its user expects something that will not come.

    Raises:
        UsageError: such an option is given.
    """
    for option, is_given in given.items():
        if is_given and kind not in takers(option):
            raise UsageError(
                message(
                    "--{option} is only for {kinds}, not for {kind}",
                    option=option,
                    kinds=listed(takers(option)),
                    kind=kind,
                )
            )


def read_template(start: Path, template: Path | None) -> bytes | None:
    """Read the template named from the folder `start`, if one is named.

    Raises:
        CatalogError: it is missing or cannot be read.
    """
    if template is None:
        return None
    data = read_document(start / template)
    if data is None:
        raise CatalogError(message("no file {path}", path=str(template)), message("Check its name and its folder."))
    return data


def cached_memo(source: Source, catalogue: Catalogue) -> Memo:
    """Return a memo in the cache of a source; for a small catalogue, one that keeps nothing."""
    if len(catalogue.items) < FEWEST_CACHED:
        return no_memo
    # deferred: a small catalogue needs no cache
    from catalog_cli.cache.workspace_cache import get_or_compute

    return partial(get_or_compute, source)


def render_document(kind: str, catalogue: Catalogue, options: Options, template: Path | None) -> bytes:
    """Render a catalogue, a PDF through the kind that it is made from.

    `template` is the name by which an error speaks of the template in the options.

    Raises:
        UnreadableDocumentError: the template is broken or none of this kind.
        CatalogError: LibreOffice is not installed, or cannot make the PDF.
    """
    return convert_rendered(kind, [render_source(kind, catalogue, options, template)])[0]


def render_source(kind: str, catalogue: Catalogue, options: Options, template: Path | None) -> bytes:
    """Render a catalogue without LibreOffice: for a PDF, the document that it is made from.

    Raises:
        UnreadableDocumentError: the template is broken or none of this kind.
    """
    try:
        return render(made_from(kind) or kind, catalogue, options)
    except UnreadableDocumentError as error:
        # the template is the only document that rendering reads
        why = message("cannot read the template {path}: {reason}", path=str(template), reason=error.message)
        raise UnreadableDocumentError(why, error.remedy) from error


def convert_rendered(kind: str, documents: Sequence[bytes]) -> Sequence[bytes]:
    """Convert rendered documents to their kind: to PDF, or not at all.

    Raises:
        CatalogError: LibreOffice is not installed, or cannot make the PDFs.
    """
    source = made_from(kind)
    return make_pdfs(documents, source) if source else documents
