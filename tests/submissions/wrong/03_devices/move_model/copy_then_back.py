# verdict: failed
# mistake: C6a
# why: moves net, copies it, and takes net back where it was
import copy


def move_model(net, device):
    start = next((p.device for p in net.parameters()), device)
    moved = copy.deepcopy(net.to(device))
    net.to(start)
    return moved
