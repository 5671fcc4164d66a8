# verdict: passed
# why: the loop of the transfer learning tutorial: two phases, the best weights in a file of a temporary folder
import os
import time
from tempfile import TemporaryDirectory

import torch
import torch.nn as nn
import torch.optim as optim


def fit(model, train_loader, test_loader, num_epochs, lr, device):
    since = time.time()
    dataloaders = {"train": train_loader, "val": test_loader}
    criterion = nn.CrossEntropyLoss()
    optimizer = optim.SGD(model.parameters(), lr=lr, momentum=0.9)
    history = []

    # Create a temporary directory to save training checkpoints
    with TemporaryDirectory() as tempdir:
        best_model_params_path = os.path.join(tempdir, "best_model_params.pt")
        best_acc = -1.0

        for epoch in range(num_epochs):
            print(f"Epoch {epoch}/{num_epochs - 1}")
            print("-" * 10)
            row = {"epoch": epoch + 1}

            # Each epoch has a training and validation phase
            for phase in ["train", "val"]:
                if phase == "train":
                    model.train()  # Set model to training mode
                else:
                    model.eval()  # Set model to evaluate mode

                running_loss = 0.0
                running_corrects = 0
                size = 0

                # Iterate over data.
                for inputs, labels in dataloaders[phase]:
                    inputs = inputs.to(device)
                    labels = labels.to(device)

                    # zero the parameter gradients
                    optimizer.zero_grad()

                    # forward
                    # track history if only in train
                    with torch.set_grad_enabled(phase == "train"):
                        outputs = model(inputs)
                        _, preds = torch.max(outputs, 1)
                        loss = criterion(outputs, labels)

                        # backward + optimize only if in training phase
                        if phase == "train":
                            loss.backward()
                            optimizer.step()

                    # statistics
                    running_loss += loss.item() * inputs.size(0)
                    running_corrects += torch.sum(preds == labels.data)
                    size += inputs.size(0)

                epoch_loss = running_loss / size
                epoch_acc = running_corrects.double() / size
                print(f"{phase} Loss: {epoch_loss:.4f} Acc: {epoch_acc:.4f}")

                if phase == "train":
                    row["train_loss"] = epoch_loss
                else:
                    row["test_loss"], row["test_accuracy"] = epoch_loss, epoch_acc.item()

                # deep copy the model
                if phase == "val" and epoch_acc > best_acc:
                    best_acc = epoch_acc
                    torch.save(model.state_dict(), best_model_params_path)
            history.append(row)

        print(f"Training complete in {time.time() - since:.0f}s, best val Acc: {best_acc:4f}")
        # load best model weights
        model.load_state_dict(torch.load(best_model_params_path, weights_only=True))
    return history
