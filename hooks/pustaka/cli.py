"""The command `pustaka`: exit 0 fine, 1 problems found, 2 wrong use; problems go to stderr, never a traceback."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Literal

from .faults import explain, tolerate_narrow_terminals
from .problems import Problem, RecordsError

# Commands import what they need when they run: `check` must stay quick. So must pydantic's start, which otherwise
# looks through every installed package for plug-ins.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    tolerate_narrow_terminals()
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    if not (options.root / "laws").is_dir():
        return _misuse(f"{options.root}: folder `laws` tidak ada di sini; jalankan dari akar proyek")
    gc.disable()  # what a command reads it keeps until it ends; looking for cycles meanwhile is lost time
    try:
        return command(options)
    except RecordsError as error:
        return _report(error.problems, github=getattr(options, "github", False))
    except BrokenPipeError:  # the reader of our output left, as `pustaka cite … | head` does
        sys.stderr.close()
        return 0
    except OSError as error:
        return _say(explain(error))
    finally:
        gc.enable()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pustaka", description="Alat catatan Pustaka Peksos.")
    parser.add_argument("--root", type=Path, default=Path(), help="akar proyek (bawaan: folder ini)")
    commands = parser.add_subparsers(required=True, metavar="perintah")

    def add(name: str, run: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=help, description=help)
        command.set_defaults(command=run)
        return command

    check = add("check", _check, "periksa semua catatan")
    check.add_argument("--draf", action="store_true", help="periksa juga bab undang-undang yang masih draf")
    check.add_argument("--github", action="store_true", help="tulis masalah sebagai anotasi GitHub")
    pages = add("pages", _pages, "tulis semua halaman sebagai Markdown")
    pages.add_argument("--out", type=Path, required=True, help="folder tujuan")
    schema = add("schema", _schema, "tulis JSON Schema setiap jenis catatan")
    schema.add_argument("--check", action="store_true", help="hanya periksa apakah skema sesuai dengan model")
    importing = add("import", _import, "baca teks resmi dari PDF, HTML, DOCX, teks, atau Markdown")
    importing.add_argument("files", metavar="BERKAS", nargs="+", type=Path, help="berkas teks resmi, menurut urutannya")
    importing.add_argument("--law", metavar="ID", required=True, help="id undang-undang, misalnya uu-2019-14")
    stale = add("stale", _stale, "laporkan catatan yang perlu diperiksa ulang, delegasi, dan tautan luar")
    stale.description = (
        "Laporkan catatan yang `diperiksa`-nya lebih tua daripada masa tinjau jenisnya, delegasi yang perlu dicari "
        "lagi, dan tautan luar. Status keluar: 0 bila tidak ada yang lewat masa tinjau, 1 bila ada, 2 bila salah pakai."
    )
    stale.add_argument("--per", metavar="TANGGAL", type=_day, help="dihitung pada tanggal ini (bawaan: hari ini)")
    stale.add_argument("--github", action="store_true", help="tulis yang lewat sebagai anotasi GitHub")
    verify = add("verify", _verify, "bandingkan catatan dengan teks resmi")
    verify.add_argument("law", metavar="ID", nargs="?", help="id undang-undang (bawaan: semua)")
    scaffold = add("scaffold", _scaffold, "buat kerangka catatan undang-undang baru dari teks resminya")
    scaffold.add_argument("law", metavar="ID", help="id undang-undang, misalnya uu-2016-8")
    scaffold.add_argument("--from", dest="file", type=Path, required=True, help="teks resmi hasil `pustaka import`")
    cite = add("cite", _cite, "cari ketentuan dari sitasinya")
    cite.add_argument("citation", metavar="SITASI", help='misalnya "Pasal 7 ayat (1) UU 11/2012"')
    return parser


def _check(options: argparse.Namespace) -> int:
    from . import kept
    from .checks import load
    from .views import counts

    before = kept.recall(options.root)
    library = load(options.root, drafts=options.draf, before=before)
    if before is None or before.files != library.files:
        kept.keep(options.root, library)
    found = counts(library)
    print(
        f"Semua catatan baik: {found['undang_undang']} undang-undang, {found['pasal']} pasal, "
        f"{found['mandat']} mandat, {found['istilah']} istilah, {found['organisasi']} organisasi, "
        f"{found['peraturan']} peraturan."
    )
    if drafts := [law.id for law in library.laws.values() if law.record.draf and not options.draf]:
        print(f"Draf yang belum diterbitkan: {', '.join(drafts)}. {_left(options.root)}")
    return 0


def _left(root: Path) -> str:
    """Return how much of the drafts is left to write or to mend."""
    from .checks import load

    try:
        load(root, drafts=True)
    except RecordsError as error:
        return f"Masih {len(error.problems)} masalah; `pustaka check --draf` menunjukkannya."
    return "Semuanya sudah ditulis; hapus `draf: true` dari law.yml untuk menerbitkan."


def _pages(options: argparse.Namespace) -> int:
    from . import pages, texts
    from .checks import load

    library = load(options.root)
    official = texts.read_all(texts.find_operators(options.root), library.laws)
    count = pages.write(library, options.out, pages.Settings(official=official))
    print(f"{count} halaman ditulis ke {options.out}")
    return 0


def _schema(options: argparse.Namespace) -> int:
    from . import schema

    if options.check:
        return _report(schema.check())
    schema.write()
    print(f"skema ditulis ke {schema.FOLDER.name}/")
    return 0


def _import(options: argparse.Namespace) -> int:
    from .official import import_files

    report = import_files(options.files, options.law, options.root / "teks-resmi", datetime.now().astimezone().date())
    for mend in report.mends:
        print(mend)
    if report.written:
        print(
            f"{report.written}: {report.pasal} pasal, {report.ayat} ayat, {report.huruf} huruf, {report.angka} angka; "
            f"{len(report.mends)} perbaikan, {len(report.problems)} masalah"
        )
    return _report(report.problems)


def _verify(options: argparse.Namespace) -> int:
    from . import texts
    from .checks import load
    from .verify import verify

    library = load(options.root)
    if options.law and options.law not in library.laws:
        return _misuse(f"`{options.law}` bukan undang-undang yang dicatat; pilih {', '.join(library.laws)}")
    folder = texts.find_folder(options.root)
    if folder is None:
        return _misuse("teks resmi tidak ada; letakkan di `teks-resmi/` dengan `pustaka import`, atau isi TEKS_RESMI")
    findings: list[Problem] = []
    print(f"{'undang-undang':<14}{'diperiksa':>10}{'temuan':>8}{'pengecualian':>14}   menurut aturan")
    for law in [options.law] if options.law else library.laws:
        official = texts.read(folder, law)
        if official is None or not library.laws[law].chapters:
            missing = "teks resminya" if official is None else "catatan babnya"
            print(f"{law:<14}   dilewati: {missing} belum ada")
            continue
        result = verify(library, official)
        findings += result.findings
        rules = ", ".join(f"{rule} {count}" for rule, count in sorted(result.checked.items()))
        total = result.checked.total()
        print(f"{law:<14}{total:>10}{len(result.findings):>8}{result.exceptions:>14}   {rules}")
    return _report(findings)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} bukan tanggal; tulis seperti 2026-11-27") from None


def _stale(options: argparse.Namespace) -> int:
    from . import freshness
    from .checks import load

    library = load(options.root)
    report = freshness.measure(library, options.per or datetime.now().astimezone().date().isoformat())
    print(f"Keadaan pada {report.per}")
    print(f"\n{'jenis catatan':<22}{'masa tinjau':>12}{'catatan':>9}{'lewat':>7}   berakhir paling awal")
    for kind, months in freshness.MONTHS.items():
        if turns := [review for review in report.records if review.target.kind == kind]:
            late = sum(report.overdue(review) for review in turns)
            first = min(review.due for review in turns)
            print(f"{freshness.NAMES[kind]:<22}{f'{months} bulan':>12}{len(turns):>9}{late:>7}   {first}")
    print(f"\nDelegasi yang perlu diperiksa ulang: {len(report.searches)} dari {len(report.delegations)}")
    for each in report.searches:
        state = "belum ditemukan" if each.missing else "sudah ditemukan"
        mark = "lewat" if report.overdue(each.review) else f"sampai {each.review.due}"
        cite = library.cite(each.review.target)
        print(f"  {state}, diperiksa {each.review.checked} ({mark}): {cite}, {each.row.delegation.bentuk.label}")
        print(f"    {each.row.delegation.materi}")
    addresses = list(freshness.links(library))
    print(f"\nTautan luar: {len(addresses)} pada {len({link.target for link in addresses})} catatan")
    for target, held in groupby(addresses, key=lambda link: link.target):
        print(f"  {freshness.NAMES[target.kind]} {target.id}")
        for link in held:
            print(f"    {link.address}")
    return _report(report.problems, github=options.github, level="warning")


def _scaffold(options: argparse.Namespace) -> int:
    from . import texts
    from .checks import load
    from .scaffold import make

    official = texts.read_file(options.file)
    if official.data["id"] != options.law:
        return _misuse(f"{options.file} berisi {official.data['id']}, bukan {options.law}")
    made = make(load(options.root), official, f"{datetime.now().astimezone():%Y-%m-%d}")
    try:
        made.write(options.root)
    except FileExistsError as error:
        return _misuse(f"{error} sudah ada; kerangka hanya dibuat untuk undang-undang yang belum dicatat")
    print(f"{len(made.files)} berkas dibuat di laws/{options.law}; `make check` menghitung yang belum ditulis")
    return 0


def _cite(options: argparse.Namespace) -> int:
    from . import citations
    from .addresses import url
    from .checks import load

    library = load(options.root)
    try:
        found = citations.parse(options.citation, aliases=library.aliases)
    except citations.CitationError as error:
        return _say(str(error))
    for citation in found:
        if citation.instrument is None:
            return _say(f"`{options.citation}`: sebut undang-undangnya, misalnya Pasal 7 ayat (1) UU 11/2012")
        resolution = library.resolve(citation, None)
        if resolution.problem or resolution.id is None:
            return _say(resolution.problem or f"`{options.citation}` tidak ada dalam catatan")
        target = library.target(resolution.id)
        print(library.cite(target) if resolution.exact else f"{library.cite(target)} (ketentuannya belum dicatat)")
        print(f"  alamat    {url(target)}")
        if summary := getattr(library.record(target), "ringkasan", None):
            print(f"  ringkasan {summary}")
        for change in library.changes_of(resolution.id):
            print(f"  status    {change.status.jenis.label} oleh {library.cite(change.by)}, {change.status.tanggal}")
        if not library.changes_of(resolution.id):
            print("  status    tidak tercatat perubahan")
    return 0


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _misuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


def _report(problems: Iterable[Problem], *, github: bool = False, level: Literal["error", "warning"] = "error") -> int:
    found = sorted(set(problems))
    for problem in found:
        print(problem.annotation(level) if github else problem, file=sys.stdout if github else sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
