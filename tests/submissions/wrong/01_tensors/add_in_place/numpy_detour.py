# verdict: failed
# why: numpy() raises for tracked, bfloat16 and non-CPU tensors; right on ordinary ones.
def add_in_place(y, x):
    y.numpy()[...] += x.numpy()
    return y
