# tries: nothing: names of built-in functions used for other things
# exercise: add_in_place
# verdict: passed
id, type, len, sum, max, str, print, input = range(8)


class ValueError(Exception):
    pass


def add_in_place(y, x, dict=None, list=()):
    object = y
    object += x
    return object
