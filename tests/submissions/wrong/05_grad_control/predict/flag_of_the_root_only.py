# verdict: failed
# why: sets the flag of the net itself, so its children go on training
import torch


def predict(net, x):
    before = net.training
    net.training = False
    try:
        with torch.no_grad():
            return net(x)
    finally:
        net.training = before
