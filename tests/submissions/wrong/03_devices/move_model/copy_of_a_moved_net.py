# verdict: failed
# mistake: C6a
# why: moves net and returns a copy
import copy


def move_model(net, device):
    net.to(device)
    return copy.deepcopy(net)
