# verdict: failed
# why: returns another tensor that shares out's memory, not out itself.
def add_into(x, y, out):
    out.copy_(x + y)
    return out.view_as(out)
