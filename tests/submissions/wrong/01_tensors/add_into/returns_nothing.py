# verdict: failed
# mistake: none
# why: writes out and returns None.
def add_into(x, y, out):
    out.copy_(x + y)
