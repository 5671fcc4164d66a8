# verdict: failed
# why: view(-1) raises for an out that is not contiguous.
def add_into(x, y, out):
    out.view(-1).copy_((x + y).expand_as(out).reshape(-1))
    return out
