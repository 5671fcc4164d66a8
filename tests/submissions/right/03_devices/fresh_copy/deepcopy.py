# verdict: passed
# why: the standard library's copy
import copy


def fresh_copy(x, device):
    return copy.deepcopy(x.detach()).to(device)
