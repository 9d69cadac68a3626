"""How long an editor waits from a change of a draft until it is told what is found in it, without the pause for typing.

Usage: python benchmarks/lsp.py [--changes N]

The real server runs behind its pipe with a pause of 0; beside it stand a check alone, in this process, of the same
texts. Every change gives a text that was not there before.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from dialogvakt import Checker, Draft

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
URI = "file:///nowhere/draft.txt"
LENGTHS = (300, 1_000, 4_000)
SETTINGS = {"debounce": 0}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--changes", type=int, default=100, help="changes for each length")
    changes = parser.parse_args().changes
    texts = {length: [text_of(length, number) for number in range(changes + 1)] for length in LENGTHS}
    checker = Checker()
    checker.check(Draft(texts[LENGTHS[0]][0]))
    figures = asyncio.run(through_the_server(texts))
    print(f"didChange to publishDiagnostics, ms, {changes} changes each")
    for length, seconds in figures.items():
        alone = [timed(checker, text) for text in texts[length][1:]]
        print(f"  {length:>6} characters: {shown(seconds)}   check alone: {shown(alone)}")


def text_of(length: int, number: int) -> str:
    """Return a draft of about a length that no other number gives."""
    words = " ".join(path.read_text(encoding="utf-8") for path in EXAMPLES)
    return f"{(words * (length // len(words) + 1))[:length]} {number}"


def timed(checker: Checker, text: str) -> float:
    """Return how long a check takes in seconds."""
    start = time.perf_counter()
    checker.check(Draft(text))
    return time.perf_counter() - start


def shown(seconds: Sequence[float]) -> str:
    """Return the median and the 95th percentile in milliseconds."""
    p95 = statistics.quantiles(seconds, n=20)[-1]
    return f"p50 {statistics.median(seconds) * 1000:6.1f}  p95 {p95 * 1000:6.1f}"


async def through_the_server(texts: dict[int, list[str]]) -> dict[int, list[float]]:
    """Return how long the editor waited for each text."""
    client = LanguageClient("benchmark", "1")
    told: asyncio.Queue[int | None] = asyncio.Queue()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def published(params: types.PublishDiagnosticsParams) -> None:
        told.put_nowait(params.version)

    client.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: None)
    path = os.pathsep.join(str(ROOT / name) for name in ("plugin", "nlp", "rules"))
    await client.start_io(sys.executable, "-m", "dialogvakt", "lsp", env={**os.environ, "PYTHONPATH": path})
    start = types.InitializeParams(types.ClientCapabilities(), initialization_options=SETTINGS)
    await client.initialize_async(start)
    client.initialized(types.InitializedParams())
    document = types.TextDocumentItem(URI, "plaintext", 0, "")
    client.text_document_did_open(types.DidOpenTextDocumentParams(document))
    await told.get()
    figures: dict[int, list[float]] = {}
    version = 0
    for length, each in texts.items():
        figures[length] = []
        for text in each:
            version += 1
            begun = time.perf_counter()
            change = types.TextDocumentContentChangeWholeDocument(text)
            identity = types.VersionedTextDocumentIdentifier(version, URI)
            client.text_document_did_change(types.DidChangeTextDocumentParams(identity, [change]))
            while await told.get() != version:
                pass
            figures[length].append(time.perf_counter() - begun)
        # The first text of a length is the first that holds some of its words.
        del figures[length][0]
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return figures


if __name__ == "__main__":
    main()
