"""presidio-analyzer: a deny list for each of our labels, beside recognizers that it brings along."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from typing import Any

_LANGUAGE = "nb"


def load(lexicon: dict[str, Any]) -> Callable[[str], int]:
    """Return the analyzer; its model is an empty one, since those that it would fetch know no Norwegian."""
    import spacy
    from presidio_analyzer import AnalyzerEngine, PatternRecognizer, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine
    from presidio_analyzer.predefined_recognizers import DateRecognizer, EmailRecognizer, PhoneRecognizer

    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    spacy.blank(_LANGUAGE).to_disk(folder)
    engine = SpacyNlpEngine(models=[{"lang_code": _LANGUAGE, "model_name": folder}])
    engine.load()
    own = [kind(supported_language=_LANGUAGE) for kind in (DateRecognizer, EmailRecognizer, PhoneRecognizer)]
    ours = [
        PatternRecognizer(supported_entity=label, deny_list=phrases, supported_language=_LANGUAGE)
        for label, phrases in lexicon["targets"].items()
    ]
    registry = RecognizerRegistry(recognizers=[*own, *ours], supported_languages=[_LANGUAGE])
    analyzer = AnalyzerEngine(nlp_engine=engine, registry=registry, supported_languages=[_LANGUAGE])
    return lambda text: len(analyzer.analyze(text, language=_LANGUAGE))
