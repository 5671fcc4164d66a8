# tries: constants that the compiler folds into gigabytes
# exercise: add_in_place
# verdict: failed
# cause: import|crash|memory|timeout
# neighbour: failed
big = ("a" * 4096,) * 4096
exec("x = " + "+".join(["'a'*4000"] * 1000) + "\ny = [0] * (1 << 40)")


def add_in_place(y, x):
    return y
