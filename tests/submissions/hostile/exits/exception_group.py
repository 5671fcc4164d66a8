# tries: a group of groups of groups of exceptions
# exercise: add_in_place
# verdict: failed
# cause: exception


def add_in_place(y, x):
    error = SystemExit(0)
    for _ in range(900):
        error = BaseExceptionGroup("more", [error, KeyboardInterrupt()])
    raise error
