"""Print what to do when a search or a list found nothing."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from catalog_cli.actions.find_items import SearchIndex
from catalog_cli.cli.output import tell
from catalog_cli.model.item import Item
from catalog_cli.model.message import listed
from catalog_cli.model.text import one_line
from catalog_cli.search.compiler import Candidate, Lookups
from catalog_cli.search.filter_advice import advise
from catalog_cli.search.filters import Deadlines
from catalog_cli.search.parser import Query
from catalog_cli.search.ranking import search
from catalog_cli.search.suggestions import suggest
from catalog_cli.views.headings import heading


def print_suggestions(
    words: Sequence[str], query: Query, index: SearchIndex, items: Sequence[Item], lookups: Lookups
) -> None:
    """Say that nothing was found among `items`, and print queries and names that come near.

    Where options left out items, say how many the words alone find.
    """
    tell([(_("nothing matches all of these words") if query.only_words else _("no item matches")) + "\n"])
    tell(f"{one_line(str(hint))}\n" for hint in query.hints)
    candidates = [Candidate(item, index.folded.get(item.path)) for item in items]
    near = suggest(candidates, words, query, index.settings.synonyms, lookups)
    without = search(index.candidates(query), query, lookups, index.folded)
    if without:
        count = ngettext("without the options, {n} item matches", "without the options, {n} items match", len(without))
        tell([count.format(n=len(without)) + "\n"])
    if near.queries:
        tell([_("did you mean:") + "\n", *(f"  catalog search {one_line(each)}\n" for each in near.queries)])
    if near.items:
        tell([_("the nearest names:") + "\n", *(f"  {one_line(item.name)}  {item.id}\n" for item in near.items)])


def print_filter_advice(items: Sequence[Item], conditions: Sequence[Any], deadlines: Deadlines | None = None) -> None:
    """Say that none of the items meets the conditions, which ones rule all out, and what would find something."""
    tell([_("no item matches") + "\n"])
    if not conditions or not items:
        return
    advice = advise(items, conditions, deadlines)
    if len(advice.alone) > 1:
        tell([_("each condition alone finds:") + "\n"])
        tell(f"  {one_line(each.options)}  {each.count}\n" for each in advice.alone)
    if advice.options:
        tell([_("did you mean:") + "\n", *(f"  catalog list {one_line(each)}\n" for each in advice.options)])
    if advice.values:
        named = listed(f"{one_line(text)} ({count})" for text, count in advice.values)
        tell([_("{field} has: {values}").format(field=heading(advice.key), values=named) + "\n"])
