import torch


from functools import wraps


def loud(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        print('calling', function.__name__)
        return function(*args, **kwargs)

    return wrapper


@loud
def add_in_place(y, x):
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
