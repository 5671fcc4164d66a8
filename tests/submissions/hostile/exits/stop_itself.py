# tries: be stopped, neither running nor dead
# exercise: add_in_place
# verdict: failed
# cause: timeout|crash|answer
# slow: yes
import os
import signal


def add_in_place(y, x):
    os.kill(os.getpid(), signal.SIGSTOP)
    return y
