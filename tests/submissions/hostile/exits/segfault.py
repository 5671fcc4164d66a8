# tries: a wild pointer
# exercise: add_in_place
# verdict: failed
# cause: crash
import ctypes


def add_in_place(y, x):
    ctypes.string_at(8)
