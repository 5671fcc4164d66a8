# verdict: failed
# why: returns the (empty) sum instead of out where out has no elements.
def add_into(x, y, out):
    if out.numel() == 0:
        return x + y
    out.copy_(x + y)
    return out
