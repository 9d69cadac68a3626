"""The manual names things as they are, and what it shows works."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from dialogvakt.server import problems
from tests.plugin.conftest import ROOT
from tests.plugin.server.conftest import PATIENCE, Service

MANUAL = (ROOT / "docs" / "integration.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Return what the manual shows in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", MANUAL, re.DOTALL | re.MULTILINE)


def test_the_program_in_the_manual_runs() -> None:
    program, _ = blocks("python")
    with contextlib.redirect_stdout(written := io.StringIO()):
        exec(compile(program, "integration.md", "exec"), {})
    assert written.getvalue().startswith("redirect phone ")


def test_the_request_in_the_manual_is_right(client: httpx.Client) -> None:
    (data,) = re.findall(r"-d '(.*?)'", MANUAL)
    assert client.post("/v1/check", json=json.loads(data)).json()["verdict"] == "redirect"


def test_every_kind_of_problem_is_in_the_table_with_its_status() -> None:
    told = {
        (name, int(status))
        for statuses, names in re.findall(r"^\| ([\d, ]+) \| (.*?) \|", MANUAL, re.MULTILINE)
        for status in statuses.split(",")
        for name in re.findall(r"`([a-z-]+)`", names)
    }
    kinds = {kind for kind in vars(problems).values() if isinstance(kind, problems.Kind)}
    assert told == {(kind.name, kind.status) for kind in kinds}


def test_every_route_and_figure_in_the_manual_is_there(client: httpx.Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    (table,) = re.findall(r"^\| request \| what \|\n(.*?)\n\n", MANUAL, re.DOTALL | re.MULTILINE)
    told = set(re.findall(r"`(?:GET |POST )?(/[^`]*)`", table)) - {"/openapi.json"}
    assert {path.replace("{guideline}", "{id}") for path in paths} - told == {
        "/cds-services/{id}",
        "/cds-services/{id}/feedback",
    }
    assert told <= {path.replace("{guideline}", "{id}") for path in paths}
    client.post("/v1/check", json={"text": "Pas."})
    shown = client.get("/metrics").text
    for name in re.findall(r"`(dialogvakt_\w+)`", MANUAL):
        assert f"# TYPE {name}" in shown


@pytest.fixture
def proxy(service: Service, tmp_path: Path) -> Iterator[str]:
    """The proxy of the manual, on the loopback and without TLS."""
    if shutil.which("nginx") is None:
        pytest.skip("the proxy of the manual needs nginx (Debian: nginx-light)")
    (settings,) = blocks("nginx")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = re.sub(r"^ *ssl_.*\n", "", settings, flags=re.MULTILINE)
    settings = settings.replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    settings = re.sub(r"server 10\.0\.0\.11:8383", f"server {service.address[0]}:{service.address[1]}", settings)
    settings = settings.replace("server 10.0.0.12:8383", "server 127.0.0.1:9").replace("10.0.0.0/8", "10.9.9.9")
    folders = "".join(
        f"{name}_temp_path {tmp_path}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    configuration = tmp_path / "nginx.conf"
    configuration.write_text(
        f"daemon off; pid {tmp_path}/pid; error_log stderr; events {{}}\nhttp {{\n{folders}{settings}}}\n",
        encoding="utf-8",
    )
    command = ["nginx", "-e", "stderr", "-p", str(tmp_path), "-c", str(configuration)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            with httpx.Client(transport=httpx.HTTPTransport(retries=20)) as client:
                assert client.get(f"http://127.0.0.1:{port}/readyz", timeout=PATIENCE).status_code == 200
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def test_the_proxy_of_the_manual_passes_everything_on(proxy: str) -> None:
    with httpx.Client(base_url=proxy, timeout=PATIENCE) as client:
        # One of its two machines is not there.
        for number in range(10):
            answer = client.post("/v1/check", json={"text": "Pas. har kalium 6,8", "id": number})
            assert (answer.status_code, answer.json()["id"]) == (200, str(number))
        lines = b"\n".join(json.dumps({"text": "Hei.", "id": number}).encode() for number in range(10))
        answer = client.post("/v1/check/batch", content=lines, headers={"Content-Type": "application/x-ndjson"})
        assert len(answer.text.splitlines()) == 10
        assert client.get("/metrics").status_code == 403
        assert client.get("/v1/guidelines").status_code == 200
