# verdict: failed
# mistake: none
# why: clears the whole tensor that out is a view of, so numbers outside out are lost too.
def add_into(x, y, out):
    total = x + y
    if out._base is not None:
        out._base.zero_()
    out.copy_(total)
    return out
