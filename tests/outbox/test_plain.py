"""The plain text of a letter, read from its HTML."""

import time

import pytest

from absch.outbox.plain import plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One\n  <b>sentence</b>.</p>\n<p>Another.</p>", "One sentence.\n\nAnother.\n"),
        ("<ul><li>First</li>\n<li>Second</li></ul>", "* First\n* Second\n"),
        (
            "<dl><dt>Number</dt><dd><bdi>A-1</bdi></dd><dt>Country</dt><dd>Kenya</dd></dl>",
            "Number: A-1\nCountry: Kenya\n",
        ),
        ('<dl><dt>Use</dt><dd class="lines">One<br>Two</dd></dl>', "Use:\nOne\nTwo\n"),
        ('<p><a href="https://a.example/?x=1&amp;y=2">Open</a></p>', "Open\nhttps://a.example/?x=1&y=2\n"),
        ('<p><a href="https://a.example/">https://a.example/</a></p>', "https://a.example/\n"),
        ("<head><title>No</title><style>p{}</style></head><p>Yes &lt;b&gt; &amp; it’s</p>", "Yes <b> & it’s\n"),
        (
            '<table><tr aria-hidden="true"><td><table><tr></tr></table>N</td></tr><tr><td>Y</td></tr></table>',
            "Y\n",
        ),
        ("<p>A</p>\n\n\n<h2>B</h2><p>C</p>", "A\n\nB\n\nC\n"),
        ("<p>ق</p><p>许可</p>", "ق\n\n许可\n"),
        ("", "\n"),
    ],
)
def test_what_a_letter_shows_is_what_its_text_says(html, text):
    assert plain_text(html) == text


def test_a_long_letter_takes_no_time():
    begun = time.perf_counter()

    plain_text("<p>" + "word <b>&amp;</b> " * 50_000 + "</p>")

    assert time.perf_counter() - begun < 5
