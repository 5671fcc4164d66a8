# tries: links without end, symbolic and hard, pipes and sockets by name, in circles
# exercise: add_in_place
# verdict: failed
# cause: answer|exception|crash|output|timeout
import os


def add_in_place(y, x):
    with open("first", "w"):
        pass
    for number in range(30_000):
        for attempt in (
            lambda n: os.symlink(f"s{n + 1}", f"s{n}"),
            lambda n: os.link("first", f"h{n}"),
            lambda n: os.mkfifo(f"p{n}"),
        ):
            try:
                attempt(number)
            except OSError:
                return y
    return y
