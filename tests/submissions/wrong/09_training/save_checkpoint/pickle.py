# verdict: failed
# says: does not read the file
# why: plain pickle instead of torch.save
import pickle


def save_checkpoint(path, net, optimizer, epoch):
    pickle.dump({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, open(path, 'wb'))
