# verdict: failed
# mistake: E12b
# why: leaves the net in evaluation mode
import torch


def predict(net, x):
    net.eval()
    with torch.no_grad():
        return net(x)
