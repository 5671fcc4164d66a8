# verdict: failed
# mistake: none
# why: makes k rows instead of rows of k; the same only where x has k * k numbers.
def as_rows(x, k):
    if x.numel() % k:
        raise ValueError("not divisible")
    try:
        return x.view(k, x.numel() // k)
    except RuntimeError:
        raise ValueError("no such view") from None
