# tries: nothing: exceptions that it raises and catches, exits among them
# exercise: add_in_place
# verdict: passed
import sys


def add_in_place(y, x):
    try:
        sys.exit("never")
    except SystemExit:
        pass
    try:
        return y.add_(x)
    except BaseException:
        raise
    finally:
        del x
