"""CPU time of a call: the median of many, for one run on a shared machine says little."""

import statistics
import time
from collections.abc import Callable


def cpu_ms(call: Callable[[], object], times: int) -> float:
    """Median milliseconds of CPU that `call` takes, after one run to warm up."""
    call()
    taken = []
    for _ in range(times):
        start = time.process_time()
        call()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)
