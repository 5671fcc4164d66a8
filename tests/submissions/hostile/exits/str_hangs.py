# tries: an exception whose text never ends to be made
# exercise: add_in_place
# verdict: failed
# cause: timeout
# slow: yes


class Slow(Exception):
    def __str__(self):
        while True:
            pass


def add_in_place(y, x):
    raise Slow
