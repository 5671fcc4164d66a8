# verdict: failed
# mistake: none
# why: detach_ takes x itself out of the graph: x no longer tracks
def detached_view(x):
    return x.detach_()
