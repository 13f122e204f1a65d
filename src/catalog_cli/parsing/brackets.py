"""Which closing bracket belongs to which opening one."""


def closings(text: str, opening: str, closing: str) -> dict[int, int]:
    """Give, for the place of each opening bracket that is closed, the place of what closes it."""
    waiting: list[int] = []
    pairs: dict[int, int] = {}
    for place, character in enumerate(text):
        if character == opening:
            waiting.append(place)
        elif character == closing and waiting:
            pairs[waiting.pop()] = place
    return pairs
