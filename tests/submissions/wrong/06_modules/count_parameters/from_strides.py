# verdict: failed
# why: the size by the first stride: wrong for a transposed (non-contiguous) parameter and for shape (3, 0)
import torch


def count_parameters(net, trainable_only=False):
    ps = [p for p in net.parameters() if p.requires_grad or not trainable_only]
    return sum(p.shape[0] * p.stride()[0] if p.dim() else 1 for p in ps)
