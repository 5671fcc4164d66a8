# tries: a syntax error made by hand, with a line, a column, a text and a file of other kinds
# exercise: add_in_place
# verdict: failed
# cause: exception|crash|answer


class Bites:
    def __eq__(self, other):
        raise SystemExit(0)

    __ne__ = __str__ = __repr__ = __eq__


def add_in_place(y, x):
    error = SyntaxError("no", ("01_tensors.py", 10**30, -(10**30), b"\xff" * 1000))
    error.lineno, error.offset, error.msg, error.text = 10**30, Bites(), Bites(), Bites()
    if float(x.sum()) > 1:
        error.filename = Bites()
    raise error
