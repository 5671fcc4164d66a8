# verdict: failed
# mistake: C6a
# why: moves a copy, as if net could be kept where it is
import copy


def move_model(net, device):
    return copy.deepcopy(net).to(device)
