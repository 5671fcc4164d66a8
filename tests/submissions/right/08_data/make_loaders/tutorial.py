# verdict: passed
# why: random_split and two DataLoaders with the names of the official tutorial
import torch
from torch.utils.data import DataLoader, random_split



def make_loaders(dataset, batch_size, train_fraction, seed):
    n_train = round(len(dataset) * train_fraction)
    trainset, testset = random_split(
        dataset, [n_train, len(dataset) - n_train], generator=torch.Generator().manual_seed(seed)
    )
    trainloader = torch.utils.data.DataLoader(trainset, batch_size=batch_size,
                                              shuffle=bool(n_train), num_workers=0,
                                              generator=torch.Generator().manual_seed(seed + 1))
    testloader = torch.utils.data.DataLoader(testset, batch_size=batch_size,
                                             shuffle=False, num_workers=0)
    return trainloader, testloader
