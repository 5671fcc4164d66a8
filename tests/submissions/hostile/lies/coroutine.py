# tries: a promise to do it later
# exercise: add_in_place
# verdict: failed
# cause: answer


async def add_in_place(y, x):
    return y.add_(x)
