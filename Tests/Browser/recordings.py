"""Sounds, films and documents that somebody brings, made here."""

import io
import math
import pathlib
import struct
import subprocess
import tempfile
import wave


def tone(seconds: int = 2) -> bytes:
    """A sound of one note (WAV)."""
    rate = 8_000
    samples = (int(12_000 * math.sin(2 * math.pi * 330 * place / rate)) for place in range(rate * seconds))
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return file.getvalue()


def film(seconds: int, bits: str) -> bytes:
    """Moving stripes with a note (MP4), so many bits a second."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "film.mp4"
        subprocess.run(
            ["ffmpeg", "-nostdin", "-v", "error",
             "-f", "lavfi", "-i", f"testsrc2=duration={seconds}:size=640x360:rate=15",
             "-f", "lavfi", "-i", f"sine=duration={seconds}", "-c:v", "libx264", "-preset", "ultrafast", "-b:v", bits,
             "-minrate", bits, "-maxrate", bits, "-bufsize", bits, "-x264-params", "nal-hrd=cbr", "-pix_fmt", "yuv420p",
             path],
            check=True,
        )
        return path.read_bytes()


def pdf() -> bytes:
    """One page that says a word no other page says."""
    text = b"BT /F 18 Tf 20 100 Td (Quincaille) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    file, places = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return file + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        table, len(file))
