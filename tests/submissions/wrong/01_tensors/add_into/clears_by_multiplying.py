# verdict: failed
# mistake: none
# why: 0 * NaN and 0 * inf are NaN: what out held before is still seen in it; right for an out of finite numbers.
def add_into(x, y, out):
    out.mul_(0)
    out += x
    out += y
    return out
