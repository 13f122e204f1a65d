"""Work done in the background answers like work done at once, and holds nobody up."""

import asyncio
import subprocess
import sys

import pytest

from catalog_cli.cli.tui.screen import run_in_background
from conftest import PATIENCE


def test_what_it_gives_is_given() -> None:
    assert asyncio.run(run_in_background(lambda: 6 * 7)) == 42


def test_what_it_raises_is_raised() -> None:
    def fail() -> None:
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        asyncio.run(run_in_background(fail))


def test_other_work_goes_on_meanwhile() -> None:
    async def both() -> str:
        told: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        loop = asyncio.get_running_loop()
        # each waits for the other: whoever held the other up would never end
        waiting = asyncio.ensure_future(
            run_in_background(lambda: asyncio.run_coroutine_threadsafe(_read(told), loop).result())
        )
        await asyncio.sleep(0)
        told.set_result("told")
        return await waiting

    assert asyncio.run(both()) == "told"


async def _read(told: "asyncio.Future[str]") -> str:
    return await told


def test_the_program_ends_quietly_before_work_that_never_does() -> None:
    program = """
import asyncio, threading
from catalog_cli.cli.tui.screen import run_in_background

async def leave():
    asyncio.ensure_future(run_in_background(threading.Event().wait))
    await asyncio.sleep(0)

asyncio.run(leave())
print("left")
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "left\n", "")
