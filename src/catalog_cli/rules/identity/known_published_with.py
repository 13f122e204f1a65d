"""`published_with` names an item that exists.

It says on whose page the information is; when that item is gone, nobody finds it.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Problem, Subject

TITLE = "随同公开的事项存在"
SEVERITY = Severity.ERROR
VALID = ({SETTINGS_FILE: SETTINGS, FILE: ITEM + "published_with: zhengce-jiedu\n", OTHER_FILE: OTHER_ITEM},)
INVALID = ({SETTINGS_FILE: SETTINGS, FILE: ITEM + "published_with: zhengce-jie\n", OTHER_FILE: OTHER_ITEM},)

LENGTHS = 4
"""By how many characters an id that is suggested may be longer or shorter."""
MOST = 500
"""How many ids are looked at for a suggestion."""


def check(subject: Subject) -> Iterator[Problem]:
    """Report each `published_with` that names no item, with the nearest id."""
    for item in subject.catalogue.items:
        wanted = item.published_with
        if wanted is not None and wanted not in subject.items_by_id:
            near = _nearest(wanted, subject)
            yield Problem(
                path=item.path,
                pointer=("published_with",),
                message=message("there is no item “{id}”", id=wanted),
                remedy=message("Did you mean “{word}”?", word=near[0])
                if near
                else message("Name the id of the item on whose page this one is published."),
            )


def _nearest(wanted: str, subject: Subject) -> list[str]:
    # measuring likeness takes long, so only ids of about that length that begin alike are looked at
    alike = [each for each in subject.items_by_id if each[:2] == wanted[:2] and abs(len(each) - len(wanted)) <= LENGTHS]
    return get_close_matches(wanted, alike[:MOST], n=1)
