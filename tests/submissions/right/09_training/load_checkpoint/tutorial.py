# verdict: passed
# why: the general checkpoint of the tutorial on saving and loading
import torch


def save_checkpoint(PATH, net, optimizer, epoch):
    torch.save(
        {
            "epoch": epoch,
            "model_state_dict": net.state_dict(),
            "optimizer_state_dict": optimizer.state_dict(),
        },
        PATH,
    )


def load_checkpoint(PATH, net, optimizer):
    checkpoint = torch.load(PATH, map_location=torch.device("cpu"), weights_only=True)
    net.load_state_dict(checkpoint["model_state_dict"])
    optimizer.load_state_dict(checkpoint["optimizer_state_dict"])
    epoch = checkpoint["epoch"]
    return epoch
