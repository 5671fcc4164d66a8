# tries: have no standard output at all
# exercise: add_in_place
# verdict: failed
# cause: answer|crash
import sys

del sys.stdout, sys.stderr, sys.stdin


def add_in_place(y, x):
    return y
