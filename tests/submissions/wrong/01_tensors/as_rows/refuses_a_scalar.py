# verdict: failed
# mistake: none
# why: raises for a 0-d x, whose one number is one row of one.
def as_rows(x, k):
    if x.dim() == 0 or x.numel() % k:
        raise ValueError("no rows")
    try:
        return x.view(-1, k)
    except RuntimeError:
        raise ValueError("no such view") from None
