# verdict: failed
# mistake: A6b
# why: the rows are a copy and share nothing with x.
def as_rows(x, k):
    if x.numel() % k:
        raise ValueError("not divisible")
    try:
        return x.view(-1, k).clone()
    except RuntimeError:
        raise ValueError("no such view") from None
