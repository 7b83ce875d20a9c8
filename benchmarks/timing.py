"""CPU time of a call: the least of many runs, for whatever else a shared machine does only ever adds to it."""

import time
from collections.abc import Callable


def cpu_ms(call: Callable[[], object], times: int) -> float:
    """Least milliseconds of CPU that `call` took in `times` runs, after one to warm up."""
    call()
    taken = []
    for _ in range(times):
        start = time.process_time()
        call()
        taken.append((time.process_time() - start) * 1000)
    return min(taken)
