# verdict: failed
# mistake: none
# why: returns a tuple of one-dimensional rows where one tensor was asked.
def as_rows(x, k):
    if x.numel() % k:
        raise ValueError("not divisible")
    try:
        return x.view(-1, k).unbind(0)
    except RuntimeError:
        raise ValueError("no such view") from None
