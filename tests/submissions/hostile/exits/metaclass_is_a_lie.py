# tries: an exception whose type has a name and bases made up by its metaclass
# exercise: add_in_place
# verdict: failed
# cause: exception


class Meta(type):
    __name__ = property(lambda cls: 1 / 0)
    __mro__ = property(lambda cls: 1 / 0)

    def __eq__(cls, other):
        return True

    __hash__ = type.__hash__

    def __instancecheck__(cls, thing):
        raise SystemExit(0)

    def __subclasscheck__(cls, thing):
        raise SystemExit(0)


class Rude(Exception, metaclass=Meta):
    pass


def add_in_place(y, x):
    raise Rude("hm")
