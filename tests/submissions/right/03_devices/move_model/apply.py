# verdict: passed
# why: by the function that .to is made of
def move_model(net, device):
    return net._apply(lambda tensor: tensor.to(device))
