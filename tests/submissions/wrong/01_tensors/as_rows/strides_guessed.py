# verdict: failed
# mistake: none
# why: takes x for contiguous: where it is sliced or permuted the rows hold other numbers of its memory.
def as_rows(x, k):
    if x.numel() % k:
        raise ValueError("not divisible")
    return x.as_strided((x.numel() // k, k), (k, 1))
