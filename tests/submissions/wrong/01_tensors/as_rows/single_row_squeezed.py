# verdict: failed
# mistake: none
# why: squeeze drops the dimension of a single row or column.
def as_rows(x, k):
    if x.numel() % k:
        raise ValueError("not divisible")
    try:
        return x.view(-1, k).squeeze()
    except RuntimeError:
        raise ValueError("no such view") from None
