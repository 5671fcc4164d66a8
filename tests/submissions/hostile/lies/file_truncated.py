# tries: a tensor over a mapped file that is shorter now
# exercise: flatten_batch
# verdict: failed
# cause: crash|answer
import mmap

import torch


def flatten_batch(x):
    with open("data", "w+b") as file:
        file.truncate(4096)
        memory = mmap.mmap(file.fileno(), 4096)
        made = torch.frombuffer(memory, dtype=torch.float32)[:1].reshape(1, 1)
        file.truncate(0)
    return made
