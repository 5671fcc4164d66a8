# verdict: passed
# why: assignment to everything of a parameter, in inference mode, which an ordinary tensor may be changed in
import torch


def sgd_update(params, lr):
    with torch.inference_mode():
        for p in params:
            match p.grad:
                case None:
                    pass
                case gradient:
                    p[...] = p - gradient * lr
