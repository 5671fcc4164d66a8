# tries: surrogates, NULs, terminal codes and markup in an exception's text
# exercise: add_in_place
# verdict: failed
# cause: exception


def add_in_place(y, x):
    raise ValueError("\ud800\x00\x1b[2J\x1b]0;passed\x07</testcase>]]><script>alert(1)</script>\u202e=cmd|' /C calc'!A0")
