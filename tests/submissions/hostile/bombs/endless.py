# tries: compute without end in Python
# exercise: add_in_place
# verdict: failed
# cause: timeout


def add_in_place(y, x):
    while True:
        pass
