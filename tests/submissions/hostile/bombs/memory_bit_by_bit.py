# tries: take all memory, little by little, and go on where it is refused
# exercise: add_in_place
# verdict: failed
# cause: memory|crash|exception|timeout


def add_in_place(y, x):
    kept = []
    while True:
        try:
            kept.append(bytearray(1 << 24))
        except MemoryError:
            kept.append(None)
