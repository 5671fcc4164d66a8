# tries: move the numbers, where only the view of them may change
# exercise: transpose_in_place
# verdict: failed
# cause: answer


def transpose_in_place(x):
    turned = x.t().contiguous()
    x.resize_(turned.shape) if x.is_contiguous() else x.t_()
    return x.copy_(turned)
