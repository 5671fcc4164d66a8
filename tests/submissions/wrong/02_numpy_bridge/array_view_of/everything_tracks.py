# verdict: failed
# mistake: none
# why: switches tracking on at the end for every leaf, also one that did not require grad (integers raise).
def array_view_of(t):
    if not t.is_leaf:
        return t.detach().numpy()
    array = t.requires_grad_(False).numpy()
    t.requires_grad_(True)
    return array
