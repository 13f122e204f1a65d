"""The places in a page that are written by a program: what stands between two marks."""


def replaced(page: str, mark: str, text: str) -> str:
    """Put a text between the lines `<!-- mark -->` and `<!-- /mark -->` of a page.

    Raises:
        ValueError: The page has not both lines.
    """
    opening, closing = f"<!-- {mark} -->\n", f"<!-- /{mark} -->\n"
    head, found, rest = page.partition(opening)
    _, closed, tail = rest.partition(closing)
    if not (found and closed):
        raise ValueError(f"no place for a table: {opening.strip()} … {closing.strip()}")
    return f"{head}{opening}\n{text}\n\n{closing}{tail}"
