"""The rich console that draws for people: as wide as the screen, in colour only where it has colours."""

import io

from rich.console import Console

from catalog_cli.formats import Screen


def console_on(drawn: io.StringIO, screen: Screen) -> Console:
    """Return a console that draws into a text what the screen will show."""
    return Console(
        file=drawn,
        width=screen.width,
        force_terminal=screen.colour,
        no_color=not screen.colour,
        color_system="auto" if screen.colour else None,
        legacy_windows=False,
        highlight=False,
        emoji=False,
    )
