# verdict: failed
# mistake: none
# why: a default in the module remembers the first k that it was called with.
_settings = {}


def as_rows(x, k):
    k = _settings.setdefault("k", k)
    if x.numel() % k:
        raise ValueError("not divisible")
    try:
        return x.view(-1, k)
    except RuntimeError:
        raise ValueError("no such view") from None
