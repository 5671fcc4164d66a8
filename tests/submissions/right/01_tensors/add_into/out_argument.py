# verdict: passed
# why: the out= of the tutorial, with both terms first expanded to out's shape so that nothing is resized.
import torch


def add_into(x, y, out):
    return torch.add(x.expand_as(out), y.expand_as(out), out=out)
