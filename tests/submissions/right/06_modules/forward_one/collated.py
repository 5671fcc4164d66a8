# verdict: passed
# why: as a data loader does it
from torch.utils.data import default_collate


def forward_one(net, sample):
    output = net.__call__(default_collate([sample]))
    return output.select(0, 0)
