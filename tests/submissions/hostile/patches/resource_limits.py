# tries: limits so low that the harness can't work
# exercise: add_in_place
# verdict: failed
# cause: answer|crash|memory|exception|timeout
import resource


def add_in_place(y, x):
    for name in ("RLIMIT_NOFILE", "RLIMIT_AS", "RLIMIT_DATA", "RLIMIT_STACK", "RLIMIT_FSIZE", "RLIMIT_NPROC"):
        resource.setrlimit(getattr(resource, name), (0, 0))
    return y
