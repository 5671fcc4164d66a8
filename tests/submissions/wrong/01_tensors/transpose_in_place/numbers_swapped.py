# verdict: failed
# mistake: none
# why: swaps the numbers of a square x one by one, so data moves in its memory; other shapes are done rightly.
def transpose_in_place(x):
    rows, columns = x.shape
    if rows != columns:
        return x.t_()
    for i in range(rows):
        for j in range(i):
            x[i, j], x[j, i] = x[j, i].clone(), x[i, j].clone()
    return x
