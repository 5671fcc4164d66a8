# verdict: failed
# mistake: none
# why: reshaping to a row and back copies a transposed x; right for contiguous x
def detached_view(x):
    return x.detach().reshape(-1).reshape(x.shape)
