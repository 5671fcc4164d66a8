# verdict: failed
# mistake: none
# says: shuffled anew
# why: every pass has the order of the first
import torch
from torch.utils.data import DataLoader, random_split


def make_loaders(dataset, batch_size, train_fraction, seed):
    g = torch.Generator().manual_seed(seed)
    k = round(len(dataset) * train_fraction)
    train, test = random_split(dataset, [k, len(dataset) - k], generator=g)
    order = torch.randperm(k, generator=g).tolist()
    return DataLoader(train, batch_size, sampler=order), DataLoader(test, batch_size)
