# verdict: failed
# mistake: none
# why: contiguous copies where x is not; right for contiguous x
def detached_view(x):
    return x.detach().contiguous()
