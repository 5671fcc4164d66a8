# verdict: failed
# mistake: none
# why: x and its values are right, but its memory was rewritten in the new order, which another view of it sees.
def transpose_in_place(x):
    turned = x.t().clone()
    x.resize_(turned.shape)
    x.copy_(turned)
    return x
