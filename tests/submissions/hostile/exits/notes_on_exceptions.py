# tries: notes, groups and context of an exception that are of other kinds than they should be
# exercise: add_in_place
# verdict: failed
# cause: exception


class Many(Exception):
    @property
    def __notes__(self):
        raise SystemExit(0)

    @property
    def args(self):
        raise SystemExit(0)

    @property
    def __cause__(self):
        raise SystemExit(0)


def add_in_place(y, x):
    raise Many("\ud800" * 1000)
