# verdict: failed
# mistake: none
# why: a flag in the module lets only the first call do the work.
_done = False


def transpose_in_place(x):
    global _done
    if not _done:
        _done = True
        x.t_()
    return x
