# verdict: failed
# mistake: none
# why: writes only the corner of out that has the size of x + y instead of broadcasting over all of it.
def add_into(x, y, out):
    total = x + y
    while total.dim() < out.dim():
        total = total.unsqueeze(0)
    out[tuple(slice(n) for n in total.shape)] = total
    return out
