# verdict: failed
# mistake: none
# why: asks that the last size be divisible by k, not the number of elements: (2, 3) has rows of 6, 2 and 1 too.
def as_rows(x, k):
    if x.dim() and x.shape[-1] % k:
        raise ValueError("not divisible")
    try:
        return x.view(-1, k)
    except RuntimeError:
        raise ValueError("no such view") from None
