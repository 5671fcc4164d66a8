"""Real images are downloaded by torchvision's own classes: here from a server on this machine that holds files in their format."""

from __future__ import annotations

import functools
import gzip
import hashlib
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("torchvision")

from torchvision.datasets import FashionMNIST

from solutions.pipelines import data, shapes


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """(the folder of files, its address)."""
    folder = tmp_path_factory.mktemp("server")
    shapes.write_fashion(folder)
    files = folder / "FashionMNIST" / "raw"
    for file in list(files.iterdir()):  # as the real server has them
        with gzip.open(f"{file}.gz", "wb", compresslevel=1) as packed:
            packed.write(file.read_bytes())
    handler = functools.partial(Quiet, directory=str(files))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield files, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Logs nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def mirror(served: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """torchvision's class looks there, and knows the files' check-sums."""
    files, address = served
    sums = [(name, hashlib.md5((files / name).read_bytes()).hexdigest()) for name, _ in FashionMNIST.resources]
    monkeypatch.setattr(FashionMNIST, "mirrors", [address])
    monkeypatch.setattr(FashionMNIST, "resources", sums)
    kind = data.KINDS["fashion"]
    server = address + FashionMNIST.resources[1][0]
    monkeypatch.setitem(data.KINDS, "fashion", data._Kind(kind.title, kind.real, kind.drawn, kind.write, server))


@pytest.mark.usefixtures("mirror")
def test_images_are_downloaded_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With a bar, into the folder; the next time they are read from there, and the run says which it was."""
    first = data.open_data("fashion", tmp_path)
    bar = capfd.readouterr()
    assert first.source.endswith(f"images downloaded into {tmp_path}")
    assert "100" in bar.err + bar.out
    second = data.open_data("fashion", tmp_path)
    assert second.source.endswith(f"images from {tmp_path}")
    assert first.train.tensors[0].equal(second.train.tensors[0])
    assert tuple(first.train.tensors[0].shape[1:]) == (1, 32, 32)


@pytest.mark.usefixtures("mirror")
def test_a_file_with_another_check_sum_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A word on what broke off, and the drawn shapes in their place."""
    monkeypatch.setattr(FashionMNIST, "resources", [(name, "0" * 32) for name, _ in FashionMNIST.resources])
    found = data.open_data("fashion", tmp_path)
    assert found.source.startswith("drawn shapes in the format of Fashion-MNIST")
    assert "The download of Fashion-MNIST broke off: " in capfd.readouterr().out
