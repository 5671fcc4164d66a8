# verdict: failed
# why: translates only the size; where no view exists view's RuntimeError comes through.
def as_rows(x, k):
    if x.numel() % k != 0:
        raise ValueError("not divisible")
    return x.view(x.numel() // k, k)
