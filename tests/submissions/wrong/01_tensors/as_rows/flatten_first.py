# verdict: failed
# mistake: A6b
# why: flatten() copies an x that can't be seen flat, also where the rows could have been a view.
def as_rows(x, k):
    flat = x.flatten()
    if len(flat) % k:
        raise ValueError("not divisible")
    return flat.unflatten(0, (len(flat) // k, k))
