# verdict: failed
# mistake: none
# why: adds the sum to what out held; right only where out held zeros.
def add_into(x, y, out):
    out += x + y
    return out
