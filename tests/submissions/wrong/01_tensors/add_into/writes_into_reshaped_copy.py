# verdict: failed
# why: reshape copies an out that is not contiguous, and the sum goes into the copy; right on contiguous out.
def add_into(x, y, out):
    total = (x + y).expand_as(out)
    out.reshape(-1).copy_(total.reshape(-1))
    return out
