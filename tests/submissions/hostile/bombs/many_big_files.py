# tries: fill the disk with files of a legal size
# exercise: add_in_place
# verdict: failed
# cause: exception|output|crash|timeout


def add_in_place(y, x):
    block = bytes(1 << 24)
    for number in range(40):
        with open(f"big-{number}", "wb") as file:
            for _ in range(3):
                file.write(block)
    return y.add_(x)
