# tries: nothing: it prints a great deal, also below Python
# exercise: add_in_place
# verdict: passed
import os
import sys


def add_in_place(y, x):
    print("adding", x, "to", y)
    print("\x1b[31mred\x1b[0m \ud83d".encode("utf-8", "replace"), file=sys.stderr)
    os.write(1, b"\xff\xfe below Python\n")
    return y.add_(x)
