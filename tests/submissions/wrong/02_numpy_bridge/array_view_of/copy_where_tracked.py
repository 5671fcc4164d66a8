# verdict: failed
# mistake: B1a
# why: a tensor that requires grad is cloned first; only the others share memory.
def array_view_of(t):
    if t.requires_grad:
        return t.clone().detach().numpy()
    return t.numpy()
