"""A keychain for tests, plugged in as any system's is."""

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError, PasswordSetError


class Kept(KeyringBackend):
    """A keychain that lives as long as the test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.secrets: dict[tuple[str, str], str] = {}
        self.is_closed = False

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret, unless it is closed."""
        if self.is_closed:
            raise PasswordSetError
        self.secrets[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        """Return a secret."""
        return self.secrets.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret."""
        if self.secrets.pop((service, username), None) is None:
            raise PasswordDeleteError
