# tries: files of a size that no disk has, without a byte in them, and holes in what is printed
# exercise: add_in_place
# verdict: failed
# cause: answer|exception|crash|output
import os


def add_in_place(y, x):
    for size in (1 << 62, 1 << 50, 1 << 40, 1 << 32):
        for fd in (1, 2, os.open("sparse", os.O_RDWR | os.O_CREAT)):
            for attempt in (lambda fd: os.ftruncate(fd, size), lambda fd: os.posix_fallocate(fd, 0, size), lambda fd: os.pwrite(fd, b"x", size - 2)):
                try:
                    attempt(fd)
                except OSError:
                    pass
    return y
