"""Work that takes a while is done aside, so that keys are answered meanwhile and nobody waits for it to leave."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


async def aside(work: Callable[[], Result]) -> Result:
    """Give the result of a piece of work, or raise what it raises; the program may end before it does."""
    outcome: Future[Result] = Future()
    # whoever stops waiting does not stop the work, which has begun
    outcome.set_running_or_notify_cancel()
    # the threads of asyncio are waited for when the program ends
    Thread(target=_do, args=(work, outcome), daemon=True).start()
    return await asyncio.wrap_future(outcome)


def _do(work: Callable[[], Result], outcome: Future[Result]) -> None:
    try:
        outcome.set_result(work())
    except BaseException as problem:  # noqa: BLE001 - it is raised where the result is waited for
        outcome.set_exception(problem)
