# tries: take memory in files that are in memory alone, three times as much as a worker may have
# exercise: add_in_place
# verdict: failed
# cause: memory|crash|exception|timeout
import os


def add_in_place(y, x):
    block, kept = bytes(1 << 24), []
    for _ in range(64):
        fd = os.memfd_create("more")
        for _ in range(3):
            os.write(fd, block)
        kept.append(fd)
    return y.add_(x)
