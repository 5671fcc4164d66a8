# verdict: passed
# why: what is loaded is looked over first; memory-mapped; the path may be of either kind
import os
import random

import torch


def save_checkpoint(path, net, optimizer, epoch):
    extra = {"torch": torch.__version__.split("+")[0], "rng": torch.get_rng_state(), "note": f"epoch {epoch}"}
    torch.save({"epoch": epoch, "net": net.state_dict(), "optim": optimizer.state_dict(), "extra": extra}, os.fspath(path))


def load_checkpoint(path, net, optimizer):
    kept = torch.load(os.fspath(path), map_location={"cuda:0": "cpu", "cuda:1": "cpu"}, weights_only=True, mmap=True)
    missing = net.load_state_dict(kept["net"], strict=True)
    assert not any(missing)
    optimizer.load_state_dict(kept["optim"])
    return int(kept["epoch"])
