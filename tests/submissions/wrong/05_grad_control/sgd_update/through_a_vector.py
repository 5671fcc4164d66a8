# verdict: failed
# why: vector_to_parameters sets .data of each parameter, so that all lie in one new vector and autograd sees no change
import torch
from torch.nn.utils import parameters_to_vector, vector_to_parameters


def sgd_update(params, lr):
    with torch.no_grad():
        for p in params:
            if p.grad is not None and p.numel():
                vector_to_parameters(parameters_to_vector([p]) - lr * p.grad.reshape(-1), [p])
