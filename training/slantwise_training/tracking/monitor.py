"""Processor, memory, disk and network while a run lasts."""

import contextlib
import threading
import time
from collections.abc import Iterator

import psutil

from slantwise_training.tracking.journal import Journal
from slantwise_training.tracking.recording import RecordedRun

INTERVAL = 15.0
"""Seconds between two readings."""


@contextlib.contextmanager
def monitored(run: RecordedRun, journal: Journal) -> Iterator[None]:
    """Reads the machine's state off every few seconds; MLflow shows metrics with these names as system metrics.

    MLflow's own monitor stops for good when the store is away once.
    """
    done = threading.Event()
    started = journal.events[0].time / 1000

    def watch() -> None:
        while not done.wait(INTERVAL):
            run.metrics(_reading(), step=int((time.time() - started) / INTERVAL))

    thread = threading.Thread(target=watch, name="system metrics", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _reading() -> dict[str, float]:
    memory, disk, network = psutil.virtual_memory(), psutil.disk_usage("."), psutil.net_io_counters()
    return {
        "system/cpu_utilization_percentage": psutil.cpu_percent(),
        "system/system_memory_usage_megabytes": memory.used / 1e6,
        "system/system_memory_usage_percentage": memory.percent,
        "system/process_memory_megabytes": psutil.Process().memory_info().rss / 1e6,
        "system/disk_usage_percentage": disk.percent,
        "system/disk_available_megabytes": disk.free / 1e6,
        "system/network_receive_megabytes": network.bytes_recv / 1e6,
        "system/network_transmit_megabytes": network.bytes_sent / 1e6,
    }
