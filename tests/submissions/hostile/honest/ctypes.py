# tries: nothing: right by way of the C library
# exercise: transpose_in_place
# verdict: passed
import ctypes
import time


def transpose_in_place(x):
    assert abs(ctypes.CDLL(None).time(None) - time.time()) < 5
    return x.swapdims_(0, 1)
