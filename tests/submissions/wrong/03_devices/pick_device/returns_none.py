# verdict: failed
# why: forgets the return
import torch


def pick_device():
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
