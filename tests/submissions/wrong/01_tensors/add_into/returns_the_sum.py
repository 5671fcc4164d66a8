# verdict: failed
# why: out is written, but the tensor that is returned is the intermediate sum.
def add_into(x, y, out):
    total = (x + y).expand_as(out)
    out.copy_(total)
    return total
