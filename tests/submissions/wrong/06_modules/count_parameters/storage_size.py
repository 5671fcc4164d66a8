# verdict: failed
# why: the size of the storage: a parameter that is a view of a larger one counts too much
import torch


def count_parameters(net, trainable_only=False):
    return sum(p.untyped_storage().nbytes() // p.element_size() for p in net.parameters()
               if p.requires_grad or not trainable_only)
