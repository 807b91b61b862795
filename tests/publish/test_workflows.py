"""Workflows have no more rights than they need, run pinned code only and never run what a stranger wrote into them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.places import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
DEPLOYS = {"pages": "write", "id-token": "write"}


class _Loader(yaml.SafeLoader):
    """YAML 1.2's booleans, as GitHub reads them: `on` is a word."""


_LOADER_RULES = {
    key: [rule for rule in rules if rule[0] != "tag:yaml.org,2002:bool"]
    for key, rules in _Loader.yaml_implicit_resolvers.items()
}
_Loader.yaml_implicit_resolvers = _LOADER_RULES


def _read(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_text(encoding="utf-8"), _Loader)


def _steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job.get("steps", ())


def test_there_are_workflows() -> None:
    assert {"ci.yml", "pages.yml"} <= {path.name for path in WORKFLOWS}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_rights_are_the_least(path: Path) -> None:
    workflow = _read(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        rights = job["permissions"]
        deploys = any(step.get("uses", "").startswith("actions/deploy-pages@") for step in job["steps"])
        assert rights == DEPLOYS if deploys else set(rights.values()) <= {"read"}, name
        # Who may publish runs none of the repository's own code.
        assert not deploys or not any("run" in step for step in job["steps"])
        assert 0 < int(job["timeout-minutes"]) <= 60
        assert "secrets" not in str(job)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_strangers_proposals_run_without_rights(path: Path) -> None:
    triggers = set(_read(path)["on"])
    assert triggers <= {"push", "pull_request", "workflow_dispatch", "schedule"}
    if "pull_request" in triggers:
        assert all(set(job["permissions"]) <= {"contents"} for job in _read(path)["jobs"].values())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit(path: Path) -> None:
    uses = re.findall(r"uses: (\S+)(.*)", path.read_text(encoding="utf-8"))
    assert uses
    for action, comment in uses:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r"  # v\d+\.\d+\.\d+", comment), action


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_is_pasted_into_commands(path: Path) -> None:
    for step in _steps(_read(path)):
        assert "${{" not in step.get("run", ""), step
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False or step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_two_runs_do_not_meet(path: Path) -> None:
    assert _read(path)["concurrency"]["group"]


@pytest.mark.parametrize("path", [*WORKFLOWS, ROOT / ".gitlab-ci.yml"], ids=lambda path: path.name)
def test_commands_are_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for command in re.findall(r"(?:tools/[\w/.-]+|\.ci/run)", text):
        assert (ROOT / command).exists() or command.endswith("/"), command
    for target in re.findall(r"make ([a-z]+)$", text, re.MULTILINE):
        assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE), target


def test_the_site_is_published_only_after_the_suite() -> None:
    pages = _read(ROOT / ".github/workflows/pages.yml")
    runs = [step.get("run", "") for step in pages["jobs"]["bangun"]["steps"]]
    assert runs.index("make test") < runs.index("make build")
    assert pages["jobs"]["terbitkan"]["needs"] == "bangun"
    build = next(step for step in pages["jobs"]["bangun"]["steps"] if step.get("run") == "make build")
    assert build["env"]["SITE_URL"].endswith("}}/")  # MkDocs needs the slash at the end

    gitlab = _read(ROOT / ".gitlab-ci.yml")
    assert gitlab["pages"]["needs"] == ["uji"]
    assert gitlab["uji"]["script"] == [".ci/run"]
    assert gitlab["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert 'SITE_URL="$CI_PAGES_URL/" make build' in gitlab["pages"]["script"]


def test_the_weekly_report_gates_nothing() -> None:
    path = ROOT / ".github/workflows/weekly.yml"
    workflow = _read(path)
    assert set(workflow["on"]) == {"schedule", "workflow_dispatch"}
    (job,) = workflow["jobs"].values()
    assert job["continue-on-error"] == "true"
    text = path.read_text(encoding="utf-8")
    assert "pustaka stale" in text
    assert "tools/check_links.py" in text


def test_the_audit_covers_both_locks_by_their_hashes() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\naudit:")[2].partition("\n\n")[0]
    assert all(
        word in recipe for word in ("--require-hashes", "--disable-pip", "requirements.txt", "requirements-dev.txt")
    )
    assert "make audit" in (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
