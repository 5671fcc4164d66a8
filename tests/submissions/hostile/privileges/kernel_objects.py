# tries: timers, events, watches, epolls and signals as descriptors, as many as there are
# exercise: add_in_place
# verdict: failed
# cause: answer|exception|crash
import ctypes
import os


def add_in_place(y, x):
    c = ctypes.CDLL(None)
    mask = ctypes.create_string_buffer(128)
    made = []
    for make in (
        lambda: c.timerfd_create(1, 0),
        lambda: c.eventfd(0, 0),
        lambda: c.epoll_create1(0),
        lambda: c.inotify_init1(0),
        lambda: c.signalfd(-1, mask, 0),
        lambda: c.memfd_create(b"m", 0),
        lambda: c.fanotify_init(0, 0),
        lambda: c.userfaultfd(0),
    ):
        try:
            made += [fd for fd in (make() for _ in range(300)) if fd >= 0]
        except AttributeError:
            pass
    for fd in made:
        try:
            os.close(fd)
        except OSError:
            pass
    return y
