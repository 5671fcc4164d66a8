# verdict: failed
# why: adds ".pt" where the path has another ending: the file is not at the path given

import torch


def save_checkpoint(path, net, optimizer, epoch):
    path = str(path)
    if not path.endswith((".pt", ".pth")):
        path += ".pt"
    torch.save({"model": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path)


def load_checkpoint(path, net, optimizer):
    path = str(path)
    if not path.endswith((".pt", ".pth")):
        path += ".pt"
    state = torch.load(path, map_location="cpu", weights_only=True)
    net.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]
