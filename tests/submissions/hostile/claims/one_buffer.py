# tries: one buffer for all answers
# exercise: independent_tensor
# verdict: failed
# cause: answer|exception
import torch

buffer = torch.empty(1 << 16)


def independent_tensor(a):
    made = buffer[: a.size].reshape(a.shape)
    return made.copy_(torch.tensor(a.astype("float32")))
