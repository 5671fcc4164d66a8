# verdict: failed
# mistake: none
# why: takes "k is larger than x" for an error, which refuses an x without elements (0 rows of k).
def as_rows(x, k):
    if k > x.numel() or x.numel() % k:
        raise ValueError("not divisible")
    try:
        return x.view(-1, k)
    except RuntimeError:
        raise ValueError("no such view") from None
