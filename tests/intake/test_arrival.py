"""Files of all kinds become documents; each bad one gets its own sentence and code."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfWriter

from counterclaim.errors import CounterclaimError
from counterclaim.intake import Limits, arrive

REPORT = (
    "The army shelled the village of Marj on Monday, residents said. Two people were killed. "
    "The rebels accused the army of breaking the truce, which the army denied."
)


def put(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def test_plain_text_keeps_every_character(tmp_path: Path) -> None:
    arrival = arrive(put(tmp_path, "a.txt", REPORT.encode()), published=date(2024, 3, 5), publisher="Hill Wire")
    assert arrival.document.text == REPORT
    assert arrival.document.publisher == "Hill Wire"
    assert arrival.notes == ("publication date 2024-03-05 as given",)


def test_a_page_gives_text_title_date_and_publisher(tmp_path: Path) -> None:
    page = f"""<!doctype html><html lang="en"><head><title>Shells fall on Marj</title>
    <meta property="article:published_time" content="2024-03-05T10:00:00Z"><meta property="og:site_name" content="Hill Wire">
    </head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Shells fall on Marj</h1>
    <p>{REPORT}</p><p>{REPORT.replace("Monday", "Sunday")}</p></article><footer>All rights reserved</footer></body></html>"""
    arrival = arrive(put(tmp_path, "a.html", page.encode()))
    assert arrival.document.title == "Shells fall on Marj"
    assert arrival.document.published == date(2024, 3, 5)
    assert arrival.document.publisher == "Hill Wire"
    assert "residents said" in arrival.document.text
    assert "All rights" not in arrival.document.text
    assert "from the page's metadata" in arrival.notes[0]


def test_a_given_date_wins_over_the_pages(tmp_path: Path) -> None:
    page = f"""<html><head><meta property="article:published_time" content="2024-03-05"></head><body><article>
    <p>{REPORT}</p><p>{REPORT}</p></article></body></html>"""
    arrival = arrive(put(tmp_path, "a.html", page.encode()), published=date(2020, 1, 1))
    assert arrival.document.published == date(2020, 1, 1)


def test_a_pdf_is_read_and_its_lines_joined(tmp_path: Path) -> None:
    arrival = arrive(
        put(tmp_path, "a.pdf", text_pdf(["The army shelled the village of", "Marj on Monday, residents said."]))
    )
    assert "village of Marj on Monday" in arrival.document.text


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "E101"),
        ("blank.txt", b" \n\t\n", "E101"),
        ("binary.txt", b"\x7fELF\x00\x00", "E102"),
        ("nav.html", b"<html><body><nav><a href='/'>Home</a><a href='/w'>World</a></nav></body></html>", "E103"),
        ("broken.pdf", b"%PDF-1.7 and nothing more", "E109"),
        ("french.txt", ("Les rebelles ont attaqué la ville hier et ont tué dix-sept personnes. " * 3).encode(), "E106"),
    ],
)
def test_bad_files_get_one_clear_sentence(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    with pytest.raises(CounterclaimError) as caught:
        arrive(put(tmp_path, name, data))
    assert caught.value.code == code
    assert name in caught.value.message
    assert "\n" not in caught.value.message


def test_a_pdf_of_images_is_told(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(300, 300)
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(CounterclaimError, match="E104"):
        arrive(put(tmp_path, "scan.pdf", stream.getvalue()))


def test_a_pdf_with_a_password_is_told(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(300, 300)
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(CounterclaimError, match=r"E109.*password"):
        arrive(put(tmp_path, "locked.pdf", stream.getvalue()))


def test_another_language_ends_with_status_three(tmp_path: Path) -> None:
    with pytest.raises(CounterclaimError) as caught:
        arrive(
            put(
                tmp_path,
                "ru.txt",
                "Повстанцы вчера атаковали город и убили семнадцать человек, сообщили власти.".encode(),
            )
        )
    assert caught.value.exit_status == 3
    assert "Russian" in caught.value.message


def test_a_named_language_skips_the_guess(tmp_path: Path) -> None:
    assert (
        arrive(put(tmp_path, "a.txt", ("Les rebelles ont tué. " * 9).encode()), language="en").document.language == "en"
    )


def test_sizes_are_bounded_before_reading(tmp_path: Path) -> None:
    with pytest.raises(CounterclaimError, match=r"E105.*--max-bytes"):
        arrive(put(tmp_path, "big.txt", b"x" * 5000), limits=Limits(max_bytes=1000))


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    for target in (str(tmp_path / "none.txt"), str(tmp_path), "bad\0name"):
        with pytest.raises(CounterclaimError, match="E107"):
            arrive(target)


def text_pdf(lines: list[str]) -> bytes:
    """A one-page PDF with these lines of text, written by hand."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 12 Tf 40 250 Td {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out = b"%PDF-1.4\n"
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    rows = b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\n" % (
        len(starts) + 1,
        rows,
        len(starts) + 1,
    )
    return out + b"startxref\n%d\n%%%%EOF\n" % table
