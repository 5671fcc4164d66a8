# verdict: passed
# why: as in the TensorBoard tutorial: softmax row by row, stacked, then joined
import torch
import torch.nn.functional as F


def collect_predictions(net, testloader, device):
    modes = [module.training for module in net.modules()]
    net.eval()
    # 1. gets the probability predictions in a test_size x num_classes Tensor
    # 2. gets the preds in a test_size Tensor
    class_probs = []
    class_label = []
    with torch.no_grad():
        for data in testloader:
            images, labels = data
            output = net(images.to(device))
            class_probs_batch = [F.softmax(el, dim=0) for el in output]

            class_probs.append(class_probs_batch)
            class_label.append(labels)

    test_probs = torch.cat([torch.stack(batch) for batch in class_probs]).cpu()
    test_label = torch.cat(class_label)
    for module, mode in zip(net.modules(), modes):
        module.training = mode
    _, preds = torch.max(test_probs, 1)
    return test_probs, preds, test_label
