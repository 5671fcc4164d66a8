# verdict: failed
# why: puts back the flag of the net itself; its modules stay in evaluation mode
import torch


def predict(net, x):
    was = net.training
    net.eval()
    try:
        with torch.no_grad():
            return net(x)
    finally:
        net.training = was
