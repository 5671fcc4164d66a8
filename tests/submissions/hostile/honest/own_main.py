# tries: nothing: a part that runs where the file is the main program
# exercise: add_in_place
# verdict: passed
import sys


def add_in_place(y, x):
    y.add_(x)
    return y


if __name__ == "__main__":
    sys.exit(add_in_place(1, 2))
