# verdict: failed
# mistake: none
# why: x * 1.0 is floating, and a floating tensor cannot be added in place to integers or bools; right for floats.
def add_in_place(y, x):
    y += x * 1.0
    return y
