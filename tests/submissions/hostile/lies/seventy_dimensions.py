# tries: more dimensions than NumPy knows
# exercise: flatten_batch
# verdict: failed
# cause: answer


def flatten_batch(x):
    return x.reshape(-1)[:1].reshape([1] * 70)
