# tries: every signal that there is, to itself
# exercise: add_in_place
# verdict: failed
# cause: answer|crash|timeout|exception
import os
import signal


def add_in_place(y, x):
    for number in range(1, signal.NSIG):
        if number not in (signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU):
            try:
                os.kill(os.getpid(), number)
            except OSError:
                pass
    return y
