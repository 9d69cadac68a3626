"""The order in which tests run does not matter."""

from __future__ import annotations

import subprocess
import sys

from tests.plugin.conftest import ROOT, environment

WITH_A_BROWSER = "tests/web/test_attach.py::test_only_a_textarea_can_be_attached"
WITH_A_LOOP = "tests/plugin/server/test_limits.py::test_a_body_may_have_so_many_bytes_and_no_more"


def test_tests_that_start_a_loop_may_come_after_those_with_a_browser() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", WITH_A_BROWSER, WITH_A_LOOP]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment())
    assert done.returncode == 0, done.stdout[-2000:]
