# tries: nothing: a handler of its own, put back afterwards
# exercise: add_in_place
# verdict: passed
import signal


def add_in_place(y, x):
    seen = []
    before = signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
    signal.raise_signal(signal.SIGUSR1)
    signal.signal(signal.SIGUSR1, before)
    assert seen
    return y.add_(x)
