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
