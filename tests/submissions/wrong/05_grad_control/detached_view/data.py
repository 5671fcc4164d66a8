# verdict: failed
# mistake: D6c
# why: .data hides later changes from autograd: a backward goes on with wrong numbers where detach makes it raise
def detached_view(x):
    return x.data
