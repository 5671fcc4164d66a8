# verdict: failed
# mistake: A3a
# why: binds the name out to a new tensor; the caller's out is untouched.
def add_into(x, y, out):
    out = x + y
    return out
