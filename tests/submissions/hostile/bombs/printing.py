# tries: print without end
# exercise: add_in_place
# verdict: failed
# cause: output|exception|timeout


def add_in_place(y, x):
    while True:
        print("a" * 100_000)
