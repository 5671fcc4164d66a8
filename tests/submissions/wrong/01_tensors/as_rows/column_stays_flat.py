# verdict: failed
# mistake: none
# why: for k = 1 the numbers come back as they are instead of in rows of one.
def as_rows(x, k):
    if k == 1:
        return x
    if x.numel() % k:
        raise ValueError("not divisible")
    try:
        return x.view(-1, k)
    except RuntimeError:
        raise ValueError("no such view") from None
