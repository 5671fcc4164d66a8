# tries: a list that holds itself
# exercise: add_in_place
# verdict: failed
# cause: answer


def add_in_place(y, x):
    loop = [y]
    loop += [loop, loop, (loop, {"loop": loop})]
    return loop
