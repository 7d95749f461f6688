import pathlib

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def sample():
    return ROOT / "samples" / "lamnamphong-ita-2566.docx"


@pytest.fixture(scope="session")
def document(sample):
    import raingan

    return raingan.read(sample)
