# verdict: failed
# mistake: none
# says: shuffled anew
# why: each pass begins with the same seed
import torch
from torch.utils.data import DataLoader, random_split


class Again(torch.utils.data.Sampler):
    def __init__(self, count, seed):
        self.count, self.seed = count, seed

    def __len__(self):
        return self.count

    def __iter__(self):
        return iter(torch.randperm(self.count, generator=torch.Generator().manual_seed(self.seed)).tolist())


def make_loaders(dataset, batch_size, train_fraction, seed):
    g = torch.Generator().manual_seed(seed)
    k = round(len(dataset) * train_fraction)
    train, test = random_split(dataset, [k, len(dataset) - k], generator=g)
    return DataLoader(train, batch_size, sampler=Again(k, seed)), DataLoader(test, batch_size)
