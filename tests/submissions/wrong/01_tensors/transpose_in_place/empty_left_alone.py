# verdict: failed
# mistake: none
# why: leaves an x without elements as it is, so (0, 3) does not become (3, 0).
def transpose_in_place(x):
    if x.numel() > 0:
        x.t_()
    return x
