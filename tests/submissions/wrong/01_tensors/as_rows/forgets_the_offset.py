# verdict: failed
# mistake: none
# why: starts at the beginning of the storage, so an x that is a slice further on gives other numbers.
def as_rows(x, k):
    if x.numel() % k:
        raise ValueError("not divisible")
    try:
        rows = x.view(-1, k)
    except RuntimeError:
        raise ValueError("no such view") from None
    return x.as_strided(rows.size(), rows.stride(), 0)
