"""`catalog new`: add an item, asking for what is not given, or from a form in the editor."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from inspect import Parameter, Signature
from typing import Annotated

import typer

from catalog_cli.actions.apply_plan import Plan
from catalog_cli.actions.plan_new import plan_new, plan_new_text
from catalog_cli.cli.dialogue import ask_one_of, can_ask, keeping_answers
from catalog_cli.cli.errors import STATUS, explain_error
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import completing
from catalog_cli.cli.output import tell
from catalog_cli.cli.plan_output import carry_out
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import CatalogError, UsageError
from catalog_cli.model.field import FIELDS
from catalog_cli.model.finding import Finding
from catalog_cli.model.message import message
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder

PANEL = _("Change")
SYNONYMS = {"": "add create insert 新增 添加 新建 增加 加"}
_LAST = ("order", "id")
"""Fields that the program usually fills in itself; `--help` lists them last."""


def _with_field_options(function: Callable[..., int]) -> Callable[..., int]:
    """Give the function an option for each field that has a help text, as if it were a parameter written out."""
    invocation = Parameter("invocation", Parameter.POSITIONAL_OR_KEYWORD, annotation=Invocation)
    keys = [key for key in FIELDS if key not in _LAST and FIELDS[key].help]
    # typer reads the parameters of the command from here
    own = [
        _flag("new_category", _("Add the category to catalog.yaml if it is not there.")),
        _flag("edit", _("Fill in a form in your editor.")),
    ]
    vars(function)["__signature__"] = Signature([invocation, *map(_option, (*keys, *_LAST)), *own])
    return function


def _flag(name: str, words: str) -> Parameter:
    option = typer.Option(f"--{name.replace('_', '-')}", help=words)
    return Parameter(name, Parameter.KEYWORD_ONLY, default=False, annotation=Annotated[bool, option])


def _option(key: str) -> Parameter:
    field, complete = FIELDS[key], completing(f"value {key}")
    option = typer.Option(
        *field.options, metavar="TEXT", help=_(field.help), autocompletion=complete, show_default=False
    )
    return Parameter(key, Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[str | None, option])


@_with_field_options
def command(invocation: Invocation, *, new_category: bool = False, edit: bool = False, **options: str | None) -> int:
    """Add an item. Missing fields are asked for interactively, or filled in with your editor (--edit).

    The id is made from the pinyin of the name; the file is data/items/ID.yaml.
    """
    answers = {key: text.strip() for key, text in options.items() if text and text.strip()}
    if edit:
        return _from_form(invocation, answers, new_category=new_category)
    missing = [key for key in FIELDS if FIELDS[key].required and key != "id" and key not in answers]
    if not missing:
        return _added(invocation, answers, new_category=new_category)
    if not can_ask():
        flags = " ".join(FIELDS[key].options[0] for key in missing)
        raise UsageError(message("{flags}: required without a terminal to ask at", flags=flags))
    return _from_answers(invocation, answers, new_category=new_category)


def _from_answers(invocation: Invocation, answers: dict[str, str], *, new_category: bool) -> int:
    """Ask for what is missing, until the item is added or dropped."""
    # deferred: only a dialogue needs a line that can be edited
    from catalog_cli.cli.interview import Interview

    reading = load_catalogue(Folder(invocation.workspace))
    with keeping_answers("new", answers):
        interview = Interview(invocation.workspace, reading, answers, invocation.run)
        interview.ask_all()
        while True:
            try:
                return _added(invocation, answers, new_category=new_category or interview.new_category)
            except CatalogError as error:
                explain_error(error)
            choice = ask_one_of(_("What now?"), {"b": _("back to the questions"), "e": _("edit it"), "d": _("drop it")})
            if choice == "d":
                raise typer.Exit(STATUS)
            if choice == "e":
                return _from_form(invocation, answers, new_category=new_category or interview.new_category)
            interview.start_again()


def _added(invocation: Invocation, answers: dict[str, str], *, new_category: bool) -> int:
    root = invocation.workspace
    return carry_out(
        root,
        lambda reading: plan_new(root, reading, answers, new_category=new_category),
        invocation.run,
        dry_run=False,
        if_yes=lambda reading: plan_new(root, reading, answers, new_category=True),
    )


def _from_form(invocation: Invocation, answers: dict[str, str], *, new_category: bool) -> int:
    """Let the user fill in a form with the editor, and add the item that it describes."""
    # deferred: only a form needs an editor
    from catalog_cli.actions.item_form import filled_in, item_form
    from catalog_cli.actions.item_questions import questions
    from catalog_cli.check.new_findings import check_changes
    from catalog_cli.cli.editor import draft, edit_until_right

    root = invocation.workspace
    reading = load_catalogue(Folder(root))
    form = item_form(questions(root, reading, {}), answers).encode()

    def planned(text: bytes, loaded: LoadedCatalogue) -> Plan:
        return plan_new_text(root, loaded, filled_in(text.decode("utf-8", "replace")), new_category=new_category)

    def check(text: bytes) -> Sequence[Finding]:
        return check_changes(root, planned(text, reading).changes, invocation.run)

    with draft("new-item.yaml", form) as copy:
        text, _found = edit_until_right(copy, form, check)
        if text == form:
            tell([_("Nothing was filled in; no item was added.") + "\n"])
            return 0
        return carry_out(root, lambda loaded: planned(text, loaded), invocation.run, dry_run=False)
