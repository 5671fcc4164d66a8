# verdict: failed
# mistake: none
# why: the view has another shape than x
def detached_view(x):
    return x.detach().view(-1)
