# verdict: failed
# mistake: none
# why: a class with an apply of its own and torch's backward, no torch.autograd.Function
class Cube:
    @staticmethod
    def apply(x):
        return x**3
