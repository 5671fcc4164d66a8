# verdict: failed
# mistake: none
# why: leaves out requiring a gradient: the flags of an argument are not to be changed (integers raise).
def add_into(x, y, out):
    out.copy_(x + y)
    return out.requires_grad_()
