# verdict: failed
# why: f runs with tracking on, and parameters inside f still bring a graph
def without_tracking(f, x):
    return f(x.detach())
