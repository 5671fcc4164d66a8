# verdict: failed
# mistake: A3a
# why: set_ makes out another storage's tensor instead of writing into the memory that it had.
def add_into(x, y, out):
    total = (x + y).expand(out.shape).contiguous()
    out.set_(total)
    return out
