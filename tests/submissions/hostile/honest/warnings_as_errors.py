# tries: nothing: it turns warnings into errors for itself
# exercise: add_in_place
# verdict: passed
import warnings


def add_in_place(y, x):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return y.add_(x)
