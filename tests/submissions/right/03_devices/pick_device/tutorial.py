# verdict: passed
# why: the line of the CIFAR-10 tutorial
import torch


def pick_device():
    return torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
