# verdict: failed
# why: switches tracking off for x only (a result cannot be switched off), and loses the flag when f raises
def without_tracking(f, x):
    before = x.requires_grad
    x.requires_grad_(False)
    result = f(x)
    x.requires_grad_(before)
    return result
