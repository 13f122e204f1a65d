"""What an item's life was made of: what happened in each commit, and which commit each field comes from."""

from collections.abc import Iterator, Sequence

from catalog_cli.changes.compare import field_changes
from catalog_cli.model.change import FieldChange
from catalog_cli.model.history import Event, EventKind, Origin, Past, Step, Version
from catalog_cli.model.item import Item


def events(steps: Sequence[Step]) -> tuple[Event, ...]:
    """Give what happened to the item, the newest first.

    A merge is an event only where it made of the item what none of the merged sides had. Where a file could not be
    read, the next change is told against the last state that could.
    """
    return tuple(event for step in steps for event in _event(steps, step))


def origins(steps: Sequence[Step]) -> tuple[Origin, ...]:
    """Give the last change of each field of the item as it is now, and of each element of a list.

    Nothing is given for an item that is gone, or that cannot be read.
    """
    item = steps[0].after.item if steps and steps[0].after else None
    if item is None:
        return ()
    keys = tuple(item.to_mapping())
    return tuple(_origin(steps, key, text) for key in keys for text in item.texts(key))


def _event(steps: Sequence[Step], step: Step) -> Iterator[Event]:
    pasts = [_readable(steps, past) for past in step.pasts]
    before = [past.version for past in pasts if past.version]
    after = step.after
    if after is None:
        yield Event(EventKind.REMOVED, step.commit, before[0].path, before[0].item)
    elif after.item is None:
        yield Event(EventKind.UNREADABLE, step.commit, after.path, None)
    elif not before:
        kind = EventKind.ADDED if step.known else EventKind.FIRST_KNOWN
        yield Event(kind, step.commit, after.path, after.item)
    else:
        fields = _new_fields(before, after)
        if fields or len(before) == 1:
            yield Event(_kind(fields), step.commit, after.path, after.item, fields)


def _readable(steps: Sequence[Step], past: Past) -> Past:
    """Give the newest state that could be read, at or before a past."""
    while past.version and past.version.item is None and past.step is not None and steps[past.step].pasts:
        past = steps[past.step].pasts[0]
    return past


def _new_fields(before: Sequence[Version], after: Version) -> tuple[FieldChange, ...]:
    """Give the fields that no state before has as they are now, compared with the first one's."""
    sides = [_differences(version, after) for version in before]
    everywhere = set.intersection(*({field.key for field in side} for side in sides))
    return tuple(field for field in sides[0] if field.key in everywhere)


def _differences(before: Version, after: Version) -> tuple[FieldChange, ...]:
    moved = (FieldChange("path", before.path, after.path),) if before.path != after.path else ()
    fields = field_changes(before.item, after.item) if before.item and after.item else ()
    return (*moved, *fields)


def _kind(fields: Sequence[FieldChange]) -> EventKind:
    keys = {field.key for field in fields}
    if "id" in keys:
        return EventKind.RENAMED
    if keys == {"path"}:
        return EventKind.MOVED
    return EventKind.CHANGED if keys else EventKind.REWRITTEN


def _origin(steps: Sequence[Step], key: str, text: str) -> Origin:
    step = steps[0]
    while (older := _holding(steps, step, key, text)) is not None:
        step = older
    return Origin(key, text, step.commit, step.known)


def _holding(steps: Sequence[Step], step: Step, key: str, text: str) -> Step | None:
    """Give the step that a text of a field came from into another step; None where it was new there."""
    for past in (_readable(steps, each) for each in step.pasts):
        if past.version and past.step is not None and _holds(past.version.item, key, text):
            return steps[past.step]
    return None


def _holds(item: Item | None, key: str, text: str) -> bool:
    return item is not None and text in item.texts(key)
