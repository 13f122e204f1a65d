"""Compare the catalogue with the model that it follows: a folder, a revision, or a document."""

from pathlib import Path
from typing import BinaryIO

from catalog_cli.actions.diff.document_side import side_from_document
from catalog_cli.actions.diff.side import Side, empty_side, side_from_source
from catalog_cli.actions.diff.sides import find_side
from catalog_cli.actions.incoming_document import IncomingDocument
from catalog_cli.changes.conformity import Conformity, Legislation, compare_with_model
from catalog_cli.check.facts_files import facts_of
from catalog_cli.exchange.options import Step
from catalog_cli.facts.laws import laws_in
from catalog_cli.model.errors import CatalogError, RevisionError
from catalog_cli.model.message import message
from catalog_cli.model.run import Run
from catalog_cli.store.documents import write_document
from catalog_cli.store.source import Folder, find_workspace

_WHAT_TO_NAME = message("Name a folder with a catalogue, a document with its table, or a revision.")


def read_model(start: Path, word: str, standard_input: BinaryIO, step: Step) -> Side:
    """Read the model that a word names from the folder `start`; `step` is called with how much of a document is read.

    Raises:
        CatalogError: it is neither a folder with a catalogue, nor a document with a table of items, nor a revision.
    """
    try:
        found = find_side(start, word, standard_input)
    except RevisionError as error:
        raise CatalogError(message("there is no model “{model}”", model=word), _WHAT_TO_NAME) from error
    if isinstance(found, IncomingDocument):
        return side_from_document(found, empty_side(), step)
    return side_from_source(found.name, found.source)


def conform(start: Path, model: Side, run: Run) -> tuple[Side, Conformity]:
    """Compare the catalogue around `start` with its model.

    Returns:
        The catalogue as read, and how it departs.

    Raises:
        CatalogError: there is no catalogue, or the model has no items.
    """
    source = Folder(find_workspace(start))
    own = side_from_source(str(start), source)
    if not model.catalogue.items:
        raise CatalogError(
            message("the model {model} has no items", model=model.label),
            _WHAT_TO_NAME,
        )
    legislation = Legislation(laws_in(facts_of(source)), run)
    return own, compare_with_model(model.catalogue, own.catalogue, legislation)


def write_form(path: Path, own: Side, conformity: Conformity) -> None:
    """Write the form 与标准目录对照表 as a Word document.

    Raises:
        CatalogError: the file cannot be written.
    """
    # deferred: the library is slow to load
    from catalog_cli.exchange.word.adjustments import write_adjustments
    from catalog_cli.views.conformity import conformity_form, conformity_notes

    settings = own.catalogue.settings
    form = conformity_form(conformity, settings)
    write_document(path, write_adjustments(form, settings.publishers, conformity_notes(conformity)))
