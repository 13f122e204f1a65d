"""The rules that `catalog.yaml` names exist.

A misspelt name chooses nothing: the rule that was to be left out is still checked, or the one that was to count as an
error does not.
"""

from collections.abc import Iterator, Mapping

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Pointer, Severity
from catalog_cli.model.item import Value
from catalog_cli.model.message import message
from catalog_cli.model.text import nearest_name
from catalog_cli.rules.choice import current_name
from catalog_cli.rules.examples import RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.registry import known_names
from catalog_cli.rules.rule import Problem

TITLE = "设置中的规则名正确"
SEVERITY = Severity.ERROR
VALID = ({**RIGHT, SETTINGS_FILE: SETTINGS + "rules:\n  ignore:\n    - link/https\n  severity:\n    place: error\n"},)
INVALID = (
    {**RIGHT, SETTINGS_FILE: SETTINGS + "rules:\n  ignore:\n    - link/http\n"},
    {**RIGHT, SETTINGS_FILE: SETTINGS + "rules:\n  severity:\n    places: error\n"},
    {**RIGHT, SETTINGS_FILE: SETTINGS + "rules:\n  ignore_in:\n    - categories: [政策文件]\n      rules: [links]\n"},
)


def check_settings(settings: Settings) -> Iterator[Problem]:
    """Report each name that is no rule's and no family's, with the nearest that is."""
    named = [*_named(settings.rules)]
    # most settings name no rule, and then the folders of rules need not be listed
    known = known_names() if named else ()
    for name, pointer in named:
        if current_name(name) not in known:
            near = nearest_name(name, known)
            yield Problem(
                path="catalog.yaml",
                pointer=pointer,
                at_key=pointer[1] == "severity",
                message=message("unknown rule or family “{name}”", name=name),
                remedy=message("Did you mean “{word}”?", word=near)
                if near
                else message("List all rules with: catalog explain"),
            )


def _named(rules: Mapping[str, Value]) -> Iterator[tuple[str, Pointer]]:
    """Yield each name of a rule in the settings, with the keys and positions that lead to it."""
    for key in ("select", "also", "ignore"):
        names = rules.get(key)
        if isinstance(names, (list, tuple)):
            yield from ((str(name), ("rules", key, place)) for place, name in enumerate(names))
    severities = rules.get("severity")
    if isinstance(severities, Mapping):
        yield from ((str(name), ("rules", "severity", str(name))) for name in severities)
    parts = rules.get("ignore_in")
    for number, part in enumerate(parts if isinstance(parts, (list, tuple)) else ()):
        names = part.get("rules") if isinstance(part, Mapping) else ()
        for place, name in enumerate(names if isinstance(names, (list, tuple)) else ()):
            yield str(name), ("rules", "ignore_in", number, "rules", place)
