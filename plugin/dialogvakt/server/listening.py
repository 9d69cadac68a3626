"""The address that the service listens on."""

from __future__ import annotations

import socket
from ipaddress import ip_address

from dialogvakt.errors import InputError
from dialogvakt.server.settings import Settings

# Connections that wait to be taken; more are refused by the system.
_BACKLOG = 1024


def listener(settings: Settings) -> socket.socket:
    """Return the listening socket.

    Raises `InputError` if it cannot be had, or if other machines could use the service without saying who they are.
    """
    host = settings.host
    try:
        found = socket.getaddrinfo(host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as error:
        raise InputError("serve", "--host", f"{host}: {error.strerror}") from None
    family, _, _, _, address = found[0]
    loopback = ip_address(str(address[0]).partition("%")[0]).is_loopback
    if not (loopback or settings.authentication or settings.insecure):
        problem = f"other machines reach {host}, and need not say who they are"
        allowed = ("a loopback address", "any address with --authentication or --insecure")
        raise InputError("serve", "--host", problem, allowed=allowed)
    try:
        return socket.create_server(address[:2], family=family, backlog=_BACKLOG)
    except OSError as error:
        problem = f"cannot listen on {host} port {settings.port}: {error.strerror}"
        raise InputError("serve", None, problem) from None


def shown_address(listening: socket.socket) -> str:
    """Return the address of a listening socket as a URL."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
