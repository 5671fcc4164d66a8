# tries: exceptions that are each other's cause and context
# exercise: add_in_place
# verdict: failed
# cause: exception


def add_in_place(y, x):
    one, two = ValueError("one"), ValueError("two")
    one.__cause__, two.__cause__ = two, one
    one.__context__, two.__context__ = two, one
    raise one
