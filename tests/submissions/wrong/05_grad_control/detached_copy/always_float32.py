# verdict: failed
# mistake: none
# why: .float() changes the dtype of a float64 or half x
def detached_copy(x):
    return x.detach().clone().float()
