# verdict: failed
# mistake: A6b
# why: reshape copies silently where no view exists; sharing memory, or ValueError, was asked.
def as_rows(x, k):
    if x.numel() % k:
        raise ValueError("not divisible")
    return x.reshape(-1, k)
