# tries: nothing: a coroutine that is run to its end
# exercise: add_in_place
# verdict: passed
import asyncio


async def add(y, x):
    await asyncio.sleep(0)
    return y.add_(x)


def add_in_place(y, x):
    if y.numel() > 2:
        return y.add_(x)
    coroutine = add(y, x)
    try:
        coroutine.send(None)
        coroutine.send(None)
    except StopIteration as done:
        return done.value
