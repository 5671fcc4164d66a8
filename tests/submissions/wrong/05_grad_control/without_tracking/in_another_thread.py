# verdict: failed
# why: the mode belongs to a thread: the one that runs f has tracking on
from concurrent.futures import ThreadPoolExecutor

import torch


def without_tracking(f, x):
    with torch.no_grad(), ThreadPoolExecutor(1) as pool:
        return pool.submit(f, x).result()
