# verdict: failed
# mistake: none
# why: an AssertionError is no ValueError.
def as_rows(x, k):
    assert x.numel() % k == 0, "not divisible"
    try:
        return x.view(-1, k)
    except RuntimeError:
        raise ValueError("no such view") from None
