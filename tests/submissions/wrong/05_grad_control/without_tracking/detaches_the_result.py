# verdict: failed
# why: f runs with tracking on; only its result is cut off
def without_tracking(f, x):
    return f(x).detach()
