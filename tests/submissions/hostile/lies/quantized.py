# tries: a quantized tensor
# exercise: flatten_batch
# verdict: failed
# cause: answer|exception
import torch


def flatten_batch(x):
    return torch.quantize_per_tensor(x.reshape(x.shape[0], -1).float(), 0.1, 0, torch.qint8)
