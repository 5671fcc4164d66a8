# verdict: failed
# why: detach_ takes t itself out of its graph, so it no longer requires grad.
def array_view_of(t):
    return t.detach_().numpy()
