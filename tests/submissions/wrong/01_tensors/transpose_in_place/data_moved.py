# verdict: failed
# mistake: none
# why: x gets the transposed numbers in new memory: data was moved and x no longer shares with its base.
def transpose_in_place(x):
    x.data = x.data.t().contiguous()
    return x
