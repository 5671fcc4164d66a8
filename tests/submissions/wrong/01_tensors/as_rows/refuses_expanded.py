# verdict: failed
# mistake: none
# why: raises for every expanded x, though rows of it can be a view.
def as_rows(x, k):
    if x.numel() % k or 0 in x.stride():
        raise ValueError("no such view")
    try:
        return x.view(-1, k)
    except RuntimeError:
        raise ValueError("no such view") from None
