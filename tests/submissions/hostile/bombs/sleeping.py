# tries: wait without end
# exercise: add_in_place
# verdict: failed
# cause: timeout
# slow: yes
import time


def add_in_place(y, x):
    time.sleep(1e6)
    return y.add_(x)
