"""The container: hashed dependencies, no root, no shell; its root folder serves the site as it stands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.places import ROOT
from tests.publish.nginx import CONFIGURATION, Server, configure, find_nginx, run

USER = 65532


def _steps() -> list[str]:
    text = (CONFIGURATION / "Containerfile").read_text(encoding="utf-8")
    joined = re.sub(r"\\\n\s*", "", text)
    return [line for line in joined.splitlines() if line and not line.startswith("#")]


def test_the_image_is_built_from_what_is_there() -> None:
    for step in _steps():
        if step.startswith("COPY ") and "--from=" not in step:
            *sources, _ = step.split()[1:]
            assert [source for source in sources if not (ROOT / source).exists()] == []


def test_packages_are_installed_by_their_hashes() -> None:
    [install] = [step for step in _steps() if "pip install" in step]
    assert "--require-hashes" in install


def test_the_last_stage_is_bare_and_not_root() -> None:
    steps = _steps()
    last = steps[max(n for n, step in enumerate(steps) if step.startswith("FROM ")) :]
    assert last[0] == "FROM scratch"
    assert f"USER {USER}:{USER}" in last
    assert not [step for step in last if step.startswith("RUN ")]
    [entry] = [step for step in last if step.startswith("ENTRYPOINT ")]
    assert entry == 'ENTRYPOINT ["/usr/sbin/nginx", "-p", "/srv", "-c", "nginx.conf"]'  # a list: no shell is asked for


def test_base_images_have_a_release() -> None:
    images = [step.split()[1] for step in _steps() if step.startswith("FROM ")]
    assert all(image == "scratch" or re.search(r":\w*\d*[\w.-]*(bookworm)", image) for image in images)


def test_its_root_serves_the_site_without_anything_else(published: Path, tmp_path: Path) -> None:
    find_nginx()
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("chroot"):
        pytest.skip("akar wadah hanya dapat dicoba oleh root (chroot)")
    root = tmp_path / "akar"
    subprocess.run([CONFIGURATION / "gather.sh", root], check=True, capture_output=True)
    port = configure(root / "srv")
    shutil.copytree(published, root / "srv/site", copy_function=os.link)
    (root / "srv/site").chmod(0o755)  # pytest's own folders are closed to others
    names = {path.name for path in root.rglob("*") if "site" not in path.relative_to(root).parts}
    assert not names & {"sh", "bash", "dash", "busybox", "apt", "dpkg", "python3", "passwd"}
    inside = ["/usr/sbin/nginx", "-p", "/srv", "-c", "nginx.conf"]
    with run(["chroot", f"--userspec={USER}:{USER}", str(root), *inside], port):
        answer = Server(published, port).ask("/uu/2019/14/pasal-28/", Accept_Encoding="br")
        assert (answer.status, answer.headers["content-encoding"]) == (200, "br")
        assert Server(published, port).ask("/tidak-ada/").status == 404
        written = [path for path in root.rglob("*") if path.stat().st_uid == USER]
    # Nothing but tmp/, the one folder that a read-only container lends it.
    assert written
    assert all((root / "srv/tmp") in path.parents for path in written)
