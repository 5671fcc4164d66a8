# tries: hooks for exceptions, unraisable ones, threads and output
# exercise: add_in_place
# verdict: failed
# cause: answer|exception|crash
import os
import sys
import threading


def hook(*things):
    os._exit(0)


sys.excepthook = sys.unraisablehook = sys.displayhook = sys.breakpointhook = threading.excepthook = hook


class Late:
    def __del__(self):
        raise ValueError("nobody can catch this")


def add_in_place(y, x):
    Late()
    raise ValueError("describe me")
