# tries: nothing: an object of a class with slots and a metaclass that is called
# exercise: add_in_place
# verdict: passed


class Meta(type):
    def __call__(cls, *args):
        made = super().__call__()
        return made(*args) if args else made


class Adder(metaclass=Meta):
    __slots__ = ()

    def __call__(self, y, x):
        y += x
        return y


add_in_place = Adder()
