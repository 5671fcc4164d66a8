# verdict: passed
# why: makes a new sum and copies it back into y's own memory: values and memory are right, so it is right.
def add_in_place(y, x):
    total = y + x
    y.copy_(total)
    return y
