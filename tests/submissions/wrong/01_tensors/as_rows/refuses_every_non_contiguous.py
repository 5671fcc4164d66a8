# verdict: failed
# mistake: none
# why: raises for every x that is not contiguous, also where a view exists (x[::2] of one dimension).
def as_rows(x, k):
    if x.numel() % k or not x.is_contiguous():
        raise ValueError("no such view")
    return x.view(-1, k)
