"""`catalog new`: add an item, asking for what is not given."""

from gettext import gettext as _
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

import typer

from catalog_cli.actions.assignments import value_from
from catalog_cli.check.drafts import refuse_new_errors
from catalog_cli.cli.completion import complete_category, complete_item
from catalog_cli.cli.dialogue import ask, can_ask
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.output import write
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item, Value, item_from
from catalog_cli.model.reading import Reading
from catalog_cli.model.run import Run
from catalog_cli.search.id_from_name import id_from_name
from catalog_cli.store.items import Draft, add_item, item_bytes, item_path
from catalog_cli.store.reading import read
from catalog_cli.store.source import Folder
from catalog_cli.views.headings import heading

PANEL = _("Change")
ASKED = ("category", "name", "content", "basis", "channels", "time_limit", "responsible", "link")
"""What is asked for at a terminal, in the order of the official table."""

Text = str | None


def _field(*flags: str, help: str, autocompletion: Any = None) -> Any:
    return typer.Option(*flags, metavar="TEXT", help=help, autocompletion=autocompletion, show_default=False)


def command(
    invocation: Invocation,
    name: Annotated[Text, _field("--name", help=_("The item's name (事项名称)."))] = None,
    category: Annotated[
        Text, _field("--category", "-c", help=_("Its category (事项类别)."), autocompletion=complete_category)
    ] = None,
    content: Annotated[Text, _field("--content", help=_("What is published (公开内容)."))] = None,
    basis: Annotated[Text, _field("--basis", "--law", help=_("Its legal basis (公开依据), separated by ；."))] = None,
    channels: Annotated[
        Text, _field("--channel", "--channels", help=_("Its channels (公开渠道), separated by 、."))
    ] = None,
    channels_optional: Annotated[
        Text, _field("--channels-optional", help=_("Channels that are open to choose."))
    ] = None,
    time_limit: Annotated[Text, _field("--time-limit", help=_("Its time limit (公开时限)."))] = None,
    responsible: Annotated[Text, _field("--office", "--responsible", help=_("Who is responsible (公开责任)."))] = None,
    publisher: Annotated[Text, _field("--publisher", help=_("Its publisher, when not the catalogue's."))] = None,
    link: Annotated[Text, _field("--link", help=_("The address of its page (链接地址)."))] = None,
    published_with: Annotated[
        Text, _field("--published-with", help=_("The item on whose page it is."), autocompletion=complete_item)
    ] = None,
    link_note: Annotated[Text, _field("--link-note", help=_("Words in place of or beside the link."))] = None,
    audience: Annotated[Text, _field("--audience", help=_("To whom it is published (公开对象)."))] = None,
    method: Annotated[Text, _field("--method", help=_("How it is published (公开方式)."))] = None,
    level: Annotated[Text, _field("--level", help=_("At which level (公开层级)."))] = None,
    duration: Annotated[Text, _field("--duration", help=_("For how long (公开时长)."))] = None,
    column: Annotated[Text, _field("--column", help=_("In which column of the website (所属栏目)."))] = None,
    not_applicable: Annotated[
        Text, _field("--not-applicable", help=_("Why this office publishes nothing here."))
    ] = None,
    order: Annotated[Text, _field("--order", help=_("Its place within the category; the last one by default."))] = None,
    id: Annotated[Text, _field("--id", help=_("Its id; made from the name's pinyin by default."))] = None,
) -> None:
    """Add an item. At a terminal, what is not given is asked for.

    The id comes from the name's pinyin and is made unique; the file is data/items/ID.yaml.
    """
    given = {key: text for key, text in locals().items() if key in FIELDS and text is not None}
    root = invocation.workspace
    settings = read(Folder(root)).catalogue.settings
    answers = _completed(given, settings)
    values = {key: value for key, text in answers.items() if (value := value_from(key, text)) is not None}
    item = add_item(root, lambda reading: _checked(root, _item(values, reading), invocation.run))
    write([_("added {path}: {name}").format(path=item.path, name=item.name) + "\n"])


def _completed(given: dict[str, str], settings: Settings) -> dict[str, str]:
    """Ask for what is missing, at a terminal; elsewhere the required fields must have been given."""
    missing = [key for key in ASKED if key not in given]
    required = [key for key in missing if FIELDS[key].required]
    if not required:
        return given
    if not can_ask():
        flags = " ".join(f"--{key.replace('_', '-')}" for key in required)
        raise typer.BadParameter(_("{flags}: needed where nobody can be asked").format(flags=flags))
    answers = dict(given)
    for key in missing:
        choices = settings.categories if key == "category" else settings.vocabularies.get(key, ())
        text = ask(heading(key), choices=choices, required=key in required)
        if text:
            answers[key] = text
    return answers


def _item(values: dict[str, Value], reading: Reading) -> Item:
    """Make the item, with an id that no other has and a place after the others of its category."""
    items = reading.catalogue.items
    taken = {*(item.id for item in items), *(PurePosixPath(entry.path).stem for entry in reading.entries)}
    if values.get("id") in taken:
        raise typer.BadParameter(_("the id “{id}” is taken").format(id=values["id"]))
    named = {"id": id_from_name(str(values["name"]), taken), "order": _next_order(values, items), **values}
    return item_from({key: value for key, value in named.items() if value is not None})


def _next_order(values: dict[str, Value], items: tuple[Item, ...]) -> int | None:
    orders = [item.order for item in items if item.category == values["category"]]
    return max((order for order in orders if order is not None), default=0) + 1 if all(orders) else None


def _checked(root: Path, item: Item, run: Run) -> Item:
    """Give the item back when the rules have nothing against it."""
    refuse_new_errors(root, Draft(item_path(item.id), b"", item_bytes(item)), run)
    return item
