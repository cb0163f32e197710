"""Keys and signatures: Ed25519 (RFC 8032), by the library `cryptography`.

Enters: bytes and a file with a key. Leaves: a signature, or whether one holds. It refuses keys of
other sorts. A signature says that whoever holds the key vouched for these bytes, and nothing else.
"""

import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from purport.errors import OutputError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

LONGEST = 10_000
"""Bytes of a file with a key."""


def make_key(path: Path) -> Path:
    """Write a new secret key to `path`, for its owner only, and return the public one's file.

    Raises `OutputError` where one of them is there already or cannot be written.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = path.with_name(path.name + ".pub")
    for file, content, mode in ((path, secret, 0o600), (public, public_part(key), 0o644)):
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
        except OSError as error:
            raise OutputError(
                f"{file}: cannot be written ({error.strerror})", remedy="name another file"
            ) from error
    return public


def read_key(path: Path) -> "Ed25519PrivateKey":
    """Return the secret key in `path`; `OutputError` where it holds none."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(path.read_bytes()[:LONGEST], password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise _no_key(path, "secret") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise _no_key(path, "secret")
    return key


def public_part(key: "Ed25519PrivateKey") -> bytes:
    """Return the public key that belongs to `key`, as PEM."""
    from cryptography.hazmat.primitives import serialization

    return key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def holds(public: bytes, signature: bytes, content: bytes) -> bool:
    """Say whether `signature` over `content` was made with the key whose PEM is `public`."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(public)
        if not isinstance(key, Ed25519PublicKey):
            return False
        key.verify(signature, content)
    except (InvalidSignature, ValueError, UnsupportedAlgorithm):
        return False
    return True


def fingerprint(public: bytes) -> str:
    """Return what two people can read to each other to see that they have one key.

    >>> fingerprint(b"a")
    'ca978112ca1bbdcafac231b39a23dc4d'
    """
    return sha256(public).hexdigest()[:32]


def _no_key(path: Path, sort: str) -> OutputError:
    return OutputError(
        f"{path} holds no {sort} Ed25519 key", remedy="make one with purport key, or name another"
    )
