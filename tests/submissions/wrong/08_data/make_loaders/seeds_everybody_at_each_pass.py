# verdict: failed
# mistake: none
# says: reseeded
# why: its sampler seeds the global generator
import torch
from torch.utils.data import DataLoader, random_split


class Anew(torch.utils.data.Sampler):
    def __init__(self, count, seed):
        self.count, self.seed = count, seed

    def __len__(self):
        return self.count

    def __iter__(self):
        torch.manual_seed(self.seed)
        self.seed += 1
        return iter(torch.randperm(self.count).tolist())


def make_loaders(dataset, batch_size, train_fraction, seed):
    g = torch.Generator().manual_seed(seed)
    k = round(len(dataset) * train_fraction)
    train, test = random_split(dataset, [k, len(dataset) - k], generator=g)
    return DataLoader(train, batch_size, sampler=Anew(k, seed)), DataLoader(test, batch_size)
