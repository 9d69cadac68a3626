"""Who may use the service: those who hold a key from a file, and those whose tokens a known issuer has signed."""

from dialogvakt.server.authentication.authenticator import Authenticator
from dialogvakt.server.authentication.configuration import load_authentication
from dialogvakt.server.authentication.refusals import AuthenticationError, AuthenticationUnavailable, Refusal

__all__ = ["AuthenticationError", "AuthenticationUnavailable", "Authenticator", "Refusal", "load_authentication"]
