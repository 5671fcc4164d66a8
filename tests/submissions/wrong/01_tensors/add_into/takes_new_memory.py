# verdict: failed
# mistake: A3a
# why: out.data = ... gives the object new memory; the larger tensor that out is a view of never sees the sum.
def add_into(x, y, out):
    out.data = (x + y).expand_as(out).clone()
    return out
