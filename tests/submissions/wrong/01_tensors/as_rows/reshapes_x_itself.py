# verdict: failed
# mistake: none
# why: gives x itself the new shape; an argument's shape must be as before.
def as_rows(x, k):
    if x.numel() % k:
        raise ValueError("not divisible")
    try:
        x.data = x.data.view(-1, k)
    except RuntimeError:
        raise ValueError("no such view") from None
    return x
