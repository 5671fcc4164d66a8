# tries: write without end to the descriptors of the output, and cut it short in between
# exercise: add_in_place
# verdict: failed
# cause: output|exception|timeout|crash
import os


def add_in_place(y, x):
    while True:
        for fd in (1, 2):
            try:
                os.write(fd, bytes(1 << 20))
            except OSError:
                pass
