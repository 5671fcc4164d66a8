# verdict: passed
# why: samplers over indices of the whole dataset
import torch
from torch.utils.data import DataLoader, SubsetRandomSampler


def make_loaders(dataset, batch_size, train_fraction, seed):
    g = torch.Generator()
    g.manual_seed(seed)
    order = torch.randperm(len(dataset), generator=g).tolist()
    cut = round(train_fraction * len(dataset))
    train = DataLoader(dataset, batch_size, sampler=SubsetRandomSampler(order[:cut], generator=g))
    return train, DataLoader(dataset, batch_size, sampler=sorted(order[cut:]))
