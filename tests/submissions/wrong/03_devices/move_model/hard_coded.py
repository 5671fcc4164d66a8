# verdict: failed
# why: cuda where there is one
import torch


def move_model(net, device):
    return net.to("cuda" if torch.cuda.is_available() else "cpu")
