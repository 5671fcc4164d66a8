# tries: take all memory at once
# exercise: add_in_place
# verdict: failed
# cause: memory|crash|exception


def add_in_place(y, x):
    kept = bytearray(1 << 40)
    return y.add_(x)
