# verdict: passed
# why: two worker processes, as in the official tutorial
import torch
from torch.utils.data import DataLoader, random_split



def make_loaders(dataset, batch_size, train_fraction, seed):
    g = torch.Generator().manual_seed(seed)
    k = round(len(dataset) * train_fraction)
    trainset, testset = random_split(dataset, [k, len(dataset) - k], generator=g)
    trainloader = torch.utils.data.DataLoader(trainset, batch_size=batch_size,
                                              shuffle=k > 0, num_workers=2, generator=g, persistent_workers=True)
    testloader = torch.utils.data.DataLoader(testset, batch_size=batch_size,
                                             shuffle=False, num_workers=2, pin_memory=True)
    return trainloader, testloader
