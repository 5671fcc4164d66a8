# verdict: failed
# mistake: D6b
# why: x.detach() as a statement changes nothing; x itself, which tracks, is returned
def detached_view(x):
    x.detach()
    return x
