# verdict: failed
# mistake: none
# why: the shape is right, but the numbers run down the columns.
def as_rows(x, k):
    if x.numel() % k:
        raise ValueError("not divisible")
    try:
        return x.view(k, x.numel() // k).t()
    except RuntimeError:
        raise ValueError("no such view") from None
