# verdict: passed
# why: makes the sum and copies it into out, which broadcasts and keeps out's memory.
def add_into(x, y, out):
    out.copy_(x + y)
    return out
