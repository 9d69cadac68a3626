"""Nothing opens a connection: where there is no network all works, and no socket is asked to reach out."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugin.conftest import NORDVIK, environment

TEXT = "Til Hjertesykdommer. Pas. har kalium 6,8 i dag."
# Has an audit hook of its own end the process at the first name looked up and the first address called.
WATCHED = """
import os, sys
def watch(event, arguments):
    if event == "socket.getaddrinfo" or (event == "socket.connect" and isinstance(arguments[1], tuple)):
        os._exit(77)
sys.addaudithook(watch)
sys.argv[0] = "dialogvakt"
from dialogvakt.cli.main import main
main()
"""
UNSHARE = shutil.which("unshare")


def no_namespaces() -> bool:
    """Tell whether this system lets nobody have a network of their own."""
    return UNSHARE is None or subprocess.run([UNSHARE, "-rn", "true"], capture_output=True, check=False).returncode != 0


def run(*command: str, stdin: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the package to its end."""
    arguments = [sys.executable, *command, "--guideline", str(NORDVIK)]
    return subprocess.run(
        arguments, input=stdin, capture_output=True, encoding="utf-8", cwd=folder, env=environment(), check=False
    )


COMMANDS = {
    "check": (["check", "-", "--format", "json"], TEXT),
    "handover": (["handover", "-"], TEXT),
    "hook": (["hook"], json.dumps({"id": 1, "text": TEXT}) + "\n"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_reaches_out(name: str, tmp_path: Path) -> None:
    arguments, stdin = COMMANDS[name]
    done = run("-c", WATCHED, *arguments, stdin=stdin, folder=tmp_path)
    assert done.returncode in (0, 1), done.stderr
    assert "kalium" in done.stdout


def test_the_watch_sees_who_reaches_out(tmp_path: Path) -> None:
    call = WATCHED.partition("sys.argv")[0] + "import socket; socket.create_connection(('127.0.0.1', 9))"
    assert subprocess.run([sys.executable, "-c", call], cwd=tmp_path, check=False).returncode == 77


@pytest.mark.skipif(no_namespaces(), reason="this system gives no process a network of its own")
@pytest.mark.parametrize("name", COMMANDS)
def test_all_works_where_there_is_no_network(name: str, tmp_path: Path) -> None:
    arguments, stdin = COMMANDS[name]
    assert UNSHARE
    command = [UNSHARE, "-rn", sys.executable, "-m", "dialogvakt", *arguments, "--guideline", str(NORDVIK)]
    done = subprocess.run(
        command, input=stdin, capture_output=True, encoding="utf-8", cwd=tmp_path, env=environment(), check=False
    )
    assert (done.returncode in (0, 1), done.stderr) == (True, "")
    assert "kalium" in done.stdout


IN_ITS_NETWORK = """
ip link set lo up 2>/dev/null || ifconfig lo up 2>/dev/null || exit 78
exec "$0" -c "$1" "$2"
"""
# Starts the service, asks it over the loopback, and stops it.
SERVED = """
import json, subprocess, sys, urllib.request
command = [sys.executable, "-m", "dialogvakt", "serve", "--port", "0", "--guideline", sys.argv[1]]
with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as service:
    address = service.stdout.readline().split()[-1]
    body = json.dumps({"text": "Pas. har kalium 6,8 i dag."}).encode()
    request = urllib.request.Request(f"{address}/v1/check", body, {"Content-Type": "application/json"})
    print(urllib.request.urlopen(request, timeout=60).read().decode())
    service.terminate()
"""


@pytest.mark.skipif(no_namespaces(), reason="this system gives no process a network of its own")
def test_the_service_needs_no_network_but_the_loopback(tmp_path: Path) -> None:
    assert UNSHARE
    command = [UNSHARE, "-rn", "sh", "-c", IN_ITS_NETWORK, sys.executable, SERVED, str(NORDVIK)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path, env=environment(), check=False)
    if done.returncode == 78:
        pytest.skip("nothing here can set up a loopback")
    assert json.loads(done.stdout)["verdict"] == "redirect", done.stderr
