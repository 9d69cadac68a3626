"""The outline of a message over HTTP."""

from __future__ import annotations

import httpx

from dialogvakt import Context
from dialogvakt.skeleton import write_skeleton


def test_the_outline_is_that_of_the_library(client: httpx.Client) -> None:
    context = {"message_type": "reply", "recipients": ["Lungesykdommer"]}
    answer = client.post("/v1/skeleton", json={"context": context, "language": "nn"})
    assert answer.json() == {"text": write_skeleton(Context.from_mapping(context), "nn"), "language": "nn"}
    assert client.post("/v1/skeleton", json={}).json()["text"] == write_skeleton(Context())


def test_a_wrong_field_is_told(client: httpx.Client) -> None:
    answer = client.post("/v1/skeleton", json={"context": {"message_typ": "reply"}})
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["pointer"]) == (422, "#/context/message_typ")
    assert "message_type" in error["allowed"]
