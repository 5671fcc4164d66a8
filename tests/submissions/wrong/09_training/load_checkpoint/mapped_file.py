# verdict: failed
# why: mmap=True: the optimizer's momentum buffers are pages of the file, so the next save to the same path changes them under the training

import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"model": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path)


def load_checkpoint(path, net, optimizer):
    state = torch.load(str(path), map_location="cpu", weights_only=True, mmap=True)
    net.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]
