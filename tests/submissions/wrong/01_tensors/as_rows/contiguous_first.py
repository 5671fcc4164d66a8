# verdict: failed
# mistake: A6b
# why: contiguous() copies an x that is permuted, and the rows share memory with that copy.
def as_rows(x, k):
    if x.numel() % k:
        raise ValueError("not divisible")
    return x.contiguous().view(-1, k)
