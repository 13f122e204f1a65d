"""What happened to an item in each commit of its history, and which commit each of its fields comes from."""

from collections.abc import Iterator, Sequence

from catalog_cli.changes.compare import field_changes
from catalog_cli.model.change import FieldChange
from catalog_cli.model.history import Event, EventKind, FileVersion, HistoryStep, Origin, PreviousVersion
from catalog_cli.model.item import Item


def events(steps: Sequence[HistoryStep]) -> tuple[Event, ...]:
    """Return what happened to the item, the newest first.

    A merge is an event only if its outcome differs from every parent's. After an unreadable version, the next one is
    compared with the last that could be read.
    """
    return tuple(event for step in steps for event in _event(steps, step))


def origins(steps: Sequence[HistoryStep]) -> tuple[Origin, ...]:
    """Return the origin of each field of the present item, and of each element of a list.

    There are none for an item that was removed or cannot be read.
    """
    item = steps[0].after.item if steps and steps[0].after else None
    if item is None:
        return ()
    keys = tuple(item.to_mapping())
    return tuple(_origin(steps, key, text) for key in keys for text in item.texts(key))


def _event(steps: Sequence[HistoryStep], step: HistoryStep) -> Iterator[Event]:
    previous = [_last_readable(steps, each) for each in step.previous]
    before = [each.version for each in previous if each.version]
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


def _last_readable(steps: Sequence[HistoryStep], previous: PreviousVersion) -> PreviousVersion:
    """Go back from a version to the newest one that can be read."""
    while previous.version and previous.version.item is None and previous.step is not None:
        older = steps[previous.step].previous
        if not older:
            break
        previous = older[0]
    return previous


def _new_fields(before: Sequence[FileVersion], after: FileVersion) -> tuple[FieldChange, ...]:
    """Return the fields that differ from every previous version, compared with the first one."""
    sides = [_differences(version, after) for version in before]
    everywhere = set.intersection(*({field.key for field in side} for side in sides))
    return tuple(field for field in sides[0] if field.key in everywhere)


def _differences(before: FileVersion, after: FileVersion) -> tuple[FieldChange, ...]:
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


def _origin(steps: Sequence[HistoryStep], key: str, text: str) -> Origin:
    step = steps[0]
    while (older := _step_with(steps, step, key, text)) is not None:
        step = older
    return Origin(key, text, step.commit, step.known)


def _step_with(steps: Sequence[HistoryStep], step: HistoryStep, key: str, text: str) -> HistoryStep | None:
    """Return the earlier step whose version already had this text in a field; None if the text was new in `step`."""
    for previous in (_last_readable(steps, each) for each in step.previous):
        if previous.version and previous.step is not None and _has_text(previous.version.item, key, text):
            return steps[previous.step]
    return None


def _has_text(item: Item | None, key: str, text: str) -> bool:
    return item is not None and text in item.texts(key)
