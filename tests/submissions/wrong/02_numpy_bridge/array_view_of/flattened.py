# verdict: failed
# mistake: none
# why: the array has one dimension whatever t's shape is (and is a copy where t is permuted).
def array_view_of(t):
    return t.detach().numpy().reshape(-1)
