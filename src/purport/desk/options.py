"""Where the desk listens and who may come in.

Enters: the command line's words. Leaves: `DeskOptions`. They refuse, with `DeskError`, what would
let strangers read along: an address that other machines reach, without passwords or without TLS.
"""

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from purport.errors import DeskError


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskOptions:
    """`users` is a password file; `certificate` and `key` are PEM files for TLS; `proxy` is the IP
    address from which a proxy connects that speaks TLS with the readers.

    `reviewer` is who judges where nobody logs in.
    """

    ledger: Path
    host: str = "127.0.0.1"
    port: int = 8080
    users: Path | None = None
    certificate: Path | None = None
    key: Path | None = None
    proxy: str | None = None
    reviewer: str = "reviewer"

    def __post_init__(self) -> None:
        """Refuse what is not safe, or makes no sense."""
        if (self.certificate is None) != (self.key is None):
            raise DeskError(
                "a certificate and its key are wanted together",
                remedy="give --certificate and --key",
            )
        if self.proxy is not None and not _is_address(self.proxy):
            raise DeskError(
                f"{self.proxy!r} is no IP address",
                remedy="give the address from which the proxy connects, such as 10.0.0.2",
            )
        if self.is_local:
            return
        if self.users is None:
            raise DeskError(
                f"on {self.host} other machines could read the ledger and judge in your name",
                remedy="listen on 127.0.0.1, or give --users, a password file that "
                "`purport password` makes, with --certificate and --key or --behind-proxy",
            )
        if self.certificate is None and self.proxy is None:
            raise DeskError(
                f"on {self.host} passwords would travel in the clear",
                remedy="give --certificate and --key, or --behind-proxy with the address of a "
                "proxy that speaks TLS",
            )

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the desk."""
        return self.host == "localhost" or (
            _is_address(self.host) and ip_address(self.host).is_loopback
        )

    @property
    def is_secure(self) -> bool:
        """Whether readers come over TLS."""
        return self.certificate is not None or self.proxy is not None

    @property
    def address(self) -> str:
        """The address to type into a browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.certificate else 'http'}://{host}:{self.port}/"


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
