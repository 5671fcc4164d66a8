# tries: a traceback of a hundred thousand frames
# exercise: add_in_place
# verdict: failed
# cause: exception


def raising():
    raise ValueError("at last")


def add_in_place(y, x):
    try:
        raising()
    except ValueError as error:
        kept = error
    kind = type(kept.__traceback__)
    trace = kept.__traceback__
    for number in range(100_000):
        trace = kind(trace, trace.tb_frame, trace.tb_lasti, number)
    raise kept.with_traceback(trace)
