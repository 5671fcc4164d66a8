# verdict: failed
# why: out is written rightly, but a copy of it is returned.
def add_into(x, y, out):
    out.copy_(x + y)
    return out.clone()
