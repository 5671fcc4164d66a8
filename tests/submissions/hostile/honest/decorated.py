# tries: nothing: decorators, a cache and a partial around the right thing
# exercise: add_in_place
# verdict: passed
import functools


def logged(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        inner.calls += 1
        return function(*args, **kwargs)

    inner.calls = 0
    return inner


@functools.lru_cache(maxsize=None)
def method(name):
    return f"{name}_"


@logged
def add(y, x, name):
    return getattr(y, method(name))(x)


add_in_place = functools.partial(add, name="add")
