"""A certificate as PDF beside WeasyPrint alone on the same HTML; what its signature costs stands beside it."""

import time
from collections.abc import Callable
from functools import partial

from absch.certificates.paper import paper_of
from absch.certificates.queries import standing_of
from absch.certificates.render import OPTIONS, page_of, render
from absch.certificates.signing import sign
from absch.kernel.numbers import read_number
from absch.records import queries as records
from absch.records.citations import cited_in
from bench.lines import Line
from bench.world import AT

ROUNDS = 9
LANGUAGES = ("en", "ar", "zh")


def measure_pdf(numbers: list[str]) -> list[Line]:
    version = records.version_numbered(read_number(numbers[0]))
    state, cited = standing_of(version, on=AT.date()), cited_in(version.read())
    lines, sizes = [], []
    for language in LANGUAGES:
        # From the record to the unsigned file: what a reader waits for.
        paper = partial(paper_of, version, language=language, state=state, cited=cited, at=AT)
        html, pdf = page_of(paper()), render(paper())
        ours, alone = medians(lambda paper=paper: render(paper()), partial(weasyprint_alone, html))
        signing, _same = medians(partial(sign, pdf, at=AT), int)
        sizes.append(len(sign(pdf, at=AT)))
        ratio = ours / alone
        lines += [
            Line(f"certificate as PDF / WeasyPrint alone, {language}", f"{ratio:.2f}x", "<= 1.25x", ratio <= 1.25),
            Line(f"  of which WeasyPrint alone, {language}", f"{alone * 1000:.0f} ms", "(peer)", True),
            Line(f"  signing beside it, {language}", f"{signing * 1000:.0f} ms", "(shown)", True),
        ]
    largest = max(sizes) / 1000
    return [*lines, Line("largest of these certificates", f"{largest:.0f} kB", "<= 150 kB", largest <= 150)]


def weasyprint_alone(html: str) -> bytes:
    from weasyprint import HTML  # as the program loads it: when a PDF is made

    return HTML(string=html).write_pdf(**OPTIONS)


def medians(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Return the median seconds of each, made by turns: the machine is shared."""
    one(), other()
    took: tuple[list[float], list[float]] = ([], [])
    for _round in range(ROUNDS):
        for place, make in enumerate((one, other)):
            began = time.process_time()
            make()
            took[place].append(time.process_time() - began)
    return sorted(took[0])[ROUNDS // 2], sorted(took[1])[ROUNDS // 2]
