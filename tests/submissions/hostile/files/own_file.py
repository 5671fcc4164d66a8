# tries: read its own file from disk, and with it the folder of the submission
# exercise: add_in_place
# verdict: failed
# cause: exception
import os


def add_in_place(y, x):
    for path in (__file__, os.path.abspath(__file__), "01_tensors.py", "exercises/01_tensors.py"):
        try:
            open(path).close()
        except OSError:
            continue
        return y.add_(x)
    raise FileNotFoundError("not on disk")
