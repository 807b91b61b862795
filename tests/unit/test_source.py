"""Strict YAML: what is guessed, what is kept as written, and what each mistake is told."""

from __future__ import annotations

import pytest
from pustaka import source
from pustaka.problems import RecordsError


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5", 5),
        ("-3", -3),
        ("0", 0),
        ("012", "012"),  # no octal
        ("12:30", "12:30"),  # no sexagesimal
        ("1.10", "1.10"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("2019-10-02", "2019-10-02"),  # no guessed dates
        ("no", "no"),
        ("Yes", "Yes"),
        ("True", "True"),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
        ("'~'", "~"),
        ("'5'", "5"),
        ('"true"', "true"),
        ("[1, dua, {tiga: 3}]", [1, "dua", {"tiga": 3}]),
        ("|\n  baris satu\n  baris dua", "baris satu\nbaris dua"),
    ],
)
def test_guesses_only_truth_nothing_and_plain_integers(written: str, value: object) -> None:
    assert source.parse(f"kunci: {written}".encode(), "x.yml").value == {"kunci": value}


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (b"a: 1\nb: 2\na: 3\n", 3, 1, "kunci `a` ditulis dua kali (pertama di baris 1)"),
        (b"a:\n  b: 1\n  b: 2\n", 3, 3, "kunci `b` ditulis dua kali"),
        (b"a: !x 1\n", 1, 4, "tag YAML `!x` tidak dipakai"),
        (b"a: !!python/object/apply:os.system ['true']\n", 1, 4, "tag YAML"),
        (b"a: &b [1]\nc: *b\n", 1, 4, "acuan YAML"),
        (b"a: 1\n\tb: 2\n", 2, 1, "tab pada awal baris"),
        (b"", 1, 1, "berkas kosong"),
        (b"# hanya komentar\n", 1, 1, "berkas kosong"),
        (b"a: 1\nb: \xff\n", 2, 4, "bukan UTF-8"),
        (b"a: b: c\n", 1, 5, "titik dua di tengah nilai"),
        (b"a: @x\n", 1, 4, "apit nilainya dengan tanda kutip"),
        (b"a: 'x\nb: 1\n", 3, 1, "tanda kutip belum ditutup"),
        (b"a: [1, 2\nb: 3\n", 2, 2, "belum ditutup"),
        (b"---\na: 1\n---\nb: 2\n", 3, 1, "hanya satu catatan"),
        (b"? [a]\n: 1\n", 1, 3, "kunci harus satu kata"),
        (b"a: 1\nb: " + b"x" * 30_000 + b"\n", 2, 1, "baris terlalu panjang"),
        (b"a: 1\nb: " + b"x" * 10_000_000 + b"\n", 2, 1, "berkas terlalu besar"),
        (b"a: " + b"[" * 5_000, 1, 1, "susunan terlalu dalam"),
        (b"- " * 5_000, 1, 1, "susunan terlalu dalam"),
        (b"a: \x00\n", 1, 4, "huruf tak kasatmata U+0000 tidak diterima"),
        ("a: 1\nb: x \u202ey\n".encode(), 2, 6, "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("a: x\u00ady\n".encode(), 1, 5, "U+00AD (SOFT HYPHEN)"),
        ("# \u2066\na: 1\n".encode(), 1, 3, "U+2066"),
        ("\u200ba: 1\n".encode(), 1, 1, "U+200B"),
        (b'a: 1\nb: "x\\u202ey"\n', 2, 4, "U+202E"),
        (b'a: "\\x1b[2J"\n', 1, 4, "U+001B"),
        (b'a: "\\0"\n', 1, 4, "U+0000"),
        (b'"\\u200e": 1\n', 1, 1, "U+200E"),
    ],
)
def test_tells_each_mistake_and_its_place(data: bytes, line: int, column: int, words: str) -> None:
    with pytest.raises(RecordsError) as caught:
        source.parse(data, "x.yml")
    problem = caught.value.problems[0]
    assert (problem.path, problem.line) == ("x.yml", line)
    assert problem.column == column
    assert words in problem.message


@pytest.mark.parametrize("sign", [*"\u200c\u200d\u200f\u202a\u202d\u2060\u2069\u2028\u2029\u0085\u007f\u061c\u3164\ufe0f\uffff\ue000", "\U000e0041"])
def test_no_sign_that_nobody_sees_is_accepted(sign: str) -> None:
    for text in (f"a: x{sign}y\n", f'a: "x\\U{ord(sign):08x}y"\n'):
        with pytest.raises(RecordsError, match=f"U\\+{ord(sign):04X}"):
            source.parse(text.encode(), "x.yml")


def test_signs_that_are_seen_are_accepted() -> None:
    text = "é ñ “kutip” – — … § × ½ ° ﷼ 中 ♀ \u00a0 ق"
    assert source.parse(f"a: '{text}'\r\nb: 1\r\n".encode(), "x.yml").value == {"a": text, "b": 1}


def test_an_exploding_alias_is_refused_without_being_expanded() -> None:
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    with pytest.raises(RecordsError, match="acuan YAML"):
        source.parse(bomb.encode(), "x.yml")


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path) -> None:
    with pytest.raises(RecordsError, match="tidak dapat dibaca"):
        source.read(tmp_path / "tidak-ada.yml", "tidak-ada.yml")


def test_keeps_the_place_of_every_value_and_key() -> None:
    read = source.parse(b"nomor: V\npasal:\n- nomor: 28\n  ayat:\n  - nomor: 1\n", "x.yml")
    assert read.positions.closest(("pasal", 0, "ayat", 0, "nomor")) == (5, 12)
    assert read.positions.key(("pasal", 0, "nomor")) == (3, 3)
    assert read.positions.closest(("pasal", 0, "perihal")) == (3, 3)  # a missing key: its parent's place


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert source.parse("﻿a: 1".encode(), "x.yml").value == {"a": 1}
