"""What the weekly link check makes of every kind of answer, asked of a server on the loopback interface."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import check_links
import pytest
from check_links import Answer, Manners, State
from pustaka.checks import load
from pustaka.freshness import links

from tests.places import SAMPLES

QUICK = Manners(timeout=0.5, pause=0)
PAGE = "https://taman.example/catatan"


@dataclass
class Host:
    """A server whose paths say what they answer, and what it saw."""

    address: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    released: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)


@pytest.fixture
def host() -> Iterator[Host]:
    """Yield a server of known answers."""
    state = Host()

    class Answers(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            with state.lock:
                state.asked.append((self.command, self.path))
                state.at_once += 1
                state.most_at_once = max(state.most_at_once, state.at_once)
            try:
                self._say(self.path.strip("/"))
            finally:
                with state.lock:
                    state.at_once -= 1

        def _say(self, path: str) -> None:
            if path == "lambat":
                state.released.wait(20)
                return
            if path == "putus":
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            status = {"pindah": 301, "putar": 302, "hanya-get": 405 if self.command == "HEAD" else 200}.get(path)
            self.send_response(status or (int(path) if path.isdigit() else 200))
            if path in ("pindah", "putar"):
                self.send_header("Location", "/ada" if path == "pindah" else "/putar")
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_HEAD = do_GET = _answer  # noqa: N815 - http.server's names

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        state.address = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield state
        state.released.set()
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "state", "detail"),
    [
        ("/ada", State.FINE, "200"),
        ("/hanya-get", State.FINE, "200"),
        ("/pindah", State.MOVED, "/ada"),
        ("/404", State.GONE, "jawaban 404"),
        ("/410", State.GONE, "jawaban 410"),
        ("/403", State.REFUSED, "jawaban 403"),
        ("/429", State.REFUSED, "jawaban 429"),
        ("/500", State.FAILED, "jawaban 500"),
        ("/putar", State.FAILED, "jawaban 302"),
        ("/putus", State.FAILED, "Remote end closed connection without response"),
        ("/lambat", State.FAILED, "tidak ada jawaban dalam 0.5 detik"),
    ],
)
def test_an_answer_is_told_apart(host: Host, path: str, state: State, detail: str) -> None:
    answer = check_links.ask(host.address + path, QUICK)
    assert (answer.state, answer.detail.removeprefix(host.address)) == (state, detail)


def test_the_head_is_asked_first_and_the_page_only_where_that_is_not_enough(host: Host) -> None:
    for path in ("/ada", "/hanya-get", "/404"):
        check_links.ask(host.address + path, QUICK)
    assert host.asked == [
        ("HEAD", "/ada"),
        ("HEAD", "/hanya-get"),
        ("GET", "/hanya-get"),
        ("HEAD", "/404"),
        ("GET", "/404"),
    ]


def test_a_host_that_takes_no_connection_fails() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # bound and not listening: nobody else can take the port meanwhile
        answer = check_links.ask(f"http://127.0.0.1:{closed.getsockname()[1]}/", QUICK)
    assert answer.state is State.FAILED
    assert "refused" in answer.detail.lower()


@pytest.mark.parametrize(
    ("asked", "given", "moved"),
    [
        ("http://a.example/x", "https://www.a.example/x/", False),
        ("http://a.example/x", "http://a.example/x?halaman=2", True),
        ("http://a.example/x", "http://a.example/", True),
        ("http://a.example/x", "http://b.example/x", True),
    ],
)
def test_a_move_is_more_than_https_or_a_slash(asked: str, given: str, moved: bool) -> None:
    assert check_links._differ(asked, given) is moved


def test_one_host_is_asked_one_thing_at_a_time_and_no_address_twice(host: Host, tmp_path) -> None:
    text = (SAMPLES / "good/roadmap/sources/sumber-satu.yml").read_text(encoding="utf-8")
    shutil.copytree(SAMPLES / "good", tmp_path, dirs_exist_ok=True)
    for number in range(6):
        name = f"sumber-{number}"
        record = text.replace("sumber-satu", name).replace(PAGE, f"{host.address}/ada?{number // 2}")
        (tmp_path / f"roadmap/sources/{name}.yml").write_text(record, encoding="utf-8")
    (tmp_path / "roadmap/sources/sumber-satu.yml").write_text(text.replace(PAGE, f"{host.address}/ada"), encoding="utf-8")
    answers = check_links.check(tuple(links(load(tmp_path))), QUICK)
    assert {answer.state for answer in answers.values()} == {State.FINE}
    assert sorted(path for _, path in host.asked) == ["/ada", "/ada?0", "/ada?1", "/ada?2"]
    assert host.most_at_once == 1


def test_the_report_counts_and_names_the_record(sample) -> None:
    found = tuple(links(sample))
    lines = list(check_links.report(found, {PAGE: Answer(State.GONE, "jawaban 404")}))
    assert lines == [
        "1 tautan: 0 baik, 0 pindah, 0 menolak pemeriksaan, 1 tidak ada, 0 gagal",
        "\ntidak ada: sumber sumber-satu (roadmap/sources/sumber-satu.yml)",
        f"  {PAGE}",
        "  jawaban 404",
    ]
    assert list(check_links.report(found, {PAGE: Answer(State.FINE, "200")})) == [
        "1 tautan: 1 baik, 0 pindah, 0 menolak pemeriksaan, 0 tidak ada, 0 gagal"
    ]


@pytest.mark.parametrize(("path", "status"), [("/ada", 0), ("/pindah", 0), ("/403", 0), ("/404", 1), ("/500", 1)])
def test_it_exits_1_only_when_a_page_is_gone_or_fails(host: Host, tmp_path, monkeypatch, capsys, path, status) -> None:
    shutil.copytree(SAMPLES / "good", tmp_path, dirs_exist_ok=True)
    record = tmp_path / "roadmap/sources/sumber-satu.yml"
    record.write_text(record.read_text(encoding="utf-8").replace(PAGE, host.address + path), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["check_links.py", str(tmp_path)])
    assert check_links.main() == status
    assert capsys.readouterr().out.startswith("1 tautan: ")


def test_unreadable_records_are_told_and_exit_2(tmp_path, monkeypatch, capsys) -> None:
    shutil.copytree(SAMPLES / "good", tmp_path, dirs_exist_ok=True)
    (tmp_path / "roadmap/sources/sumber-satu.yml").write_text("", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["check_links.py", str(tmp_path)])
    assert check_links.main() == 2
    assert "roadmap/sources/sumber-satu.yml:1:1: berkas kosong" in capsys.readouterr().err
