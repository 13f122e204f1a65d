"""Read batches on a Dask cluster: one task a batch."""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from msgspec import Struct

from catalog_cli import __version__
from catalog_cli.many.batches import Batch, BatchSummary, GatherJob, gather_batch, other_version
from catalog_cli.many.extra import library
from catalog_cli.many.manifest import NAME
from catalog_cli.many.storage import Storage
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import Message, message

_RETRIES = 3
"""How often a batch is read again whose worker was lost or failed."""
_ANSWER_WITHIN = 10
"""Seconds in which the scheduler must answer."""
_WORKER_WITHIN = 10
"""Seconds in which a scheduler that answers must have a worker."""
_LOGGERS = ("distributed", "distributed.client")
"""They tell at length of lost connections, which is told in one line here."""


class ClusterError(CatalogError):
    """The cluster cannot be used, or is not there any more."""


class _Probe(Struct, frozen=True):
    """What a worker says of itself: its version, and whether it sees the folder of the tables and that of a target."""

    program: str
    sees_tables: bool
    sees_workspaces: bool


def read_on_cluster(batches: Sequence[Batch], job: GatherJob, address: str) -> Iterator[BatchSummary]:
    """Read batches on a cluster; yield their summaries as they are finished. The loss of a worker is no harm.

    Args:
        batches: what to read; nothing is asked of the cluster where there is none.
        job: what they share. Its folder must be reachable by all workers.
        address: that of the scheduler, as tcp://host:8786.

    Raises:
        ClusterError: the scheduler does not answer, has no workers, or stops; or a worker lacks something.
        StorageError: the parts cannot be written.
    """
    if not batches:
        return
    distributed: Any = library("distributed")
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with _connect(distributed, address) as client, _losses_told(distributed, address):
        _check_workers(client, batches[0], job)
        # not pure: what an earlier run left on the scheduler is no answer to this one
        futures = [client.submit(gather_batch, job, batch, pure=False, retries=_RETRIES) for batch in batches]
        for future in distributed.as_completed(futures, loop=client.loop):
            yield future.result()


def probe(out: str, folder: str) -> _Probe:
    """Look at what a worker has; runs there."""
    return _Probe(__version__, Storage(out).read(NAME) is not None, os.path.isdir(folder))  # noqa: PTH112


def _connect(distributed: Any, address: str) -> Any:
    """Return a client of the scheduler, which has at least one worker.

    Raises:
        ClusterError: the address is none, nobody answers there, or there is no worker.
    """
    try:
        client = distributed.Client(address, timeout=_ANSWER_WITHIN, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(
            message("no scheduler answers at {address}", address=address),
            message("Start one with: dask scheduler; its address looks like tcp://host:8786"),
        ) from error
    try:
        client.wait_for_workers(1, timeout=_WORKER_WITHIN)
    except TimeoutError as error:
        client.close()
        raise ClusterError(
            message("the scheduler {address} has no workers", address=address),
            message("Start some with: dask worker {address}", address=address),
        ) from error
    return client


@contextmanager
def _losses_told(distributed: Any, address: str) -> Iterator[None]:
    try:
        yield
    except (distributed.client.FutureCancelledError, OSError) as error:
        raise ClusterError(
            message("the scheduler {address} was stopped", address=address),
            message("Start it again with: dask scheduler; what was read is kept."),
        ) from error
    except distributed.KilledWorker as error:
        raise ClusterError(
            message("workers of the cluster were lost again and again, as when memory runs out"),
            message("Give the workers more memory and gather again; what was read is kept."),
        ) from error


def _check_workers(client: Any, batch: Batch, job: GatherJob) -> None:
    found = client.run(probe, job.out, batch.targets[0].folder, on_error="return")
    for worker, said in found.items():
        if not isinstance(said, _Probe):
            raise _lacking(worker, message("it cannot run catalog: {reason}", reason=str(said)))
        if said.program != __version__:
            raise other_version(said.program, __version__)
        if not said.sees_tables:
            raise _lacking(worker, message("it does not see the folder {folder}", folder=job.out))
        if not said.sees_workspaces:
            raise _lacking(worker, message("it does not see the folder {folder}", folder=batch.targets[0].folder))


def _lacking(worker: str, reason: Message) -> ClusterError:
    return ClusterError(
        message("the worker {worker} cannot be used: {reason}", worker=worker, reason=reason),
        message("Every worker needs catalog-cli[many], and the folders of the catalogues and of the tables."),
    )
