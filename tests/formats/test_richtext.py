import pytest

from absch.formats.richtext import clean, marked, plain


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<p><script src=//evil.example></script>",
        "<img src=x onerror=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg/onload=alert(1)>",
        '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="jav&#x09;ascript:alert(1)">x</a>',
        '<a href=" &#14; javascript:alert(1)">x</a>',
        '<a href="data:text/html,<script>alert(1)</script>">x</a>',
        '<iframe src="https://evil.example"></iframe>',
        '<form action="https://evil.example"><input name=a><button>Go</button></form>',
        '<p style="position:fixed" class="stamp" id="main" onclick="alert(1)">x</p>',
        "<style>*{display:none}</style>",
        '<base href="https://evil.example/">',
        '<meta http-equiv="refresh" content="0;url=https://evil.example">',
        "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
        '<p lang="en&quot; onclick=&quot;alert(1)" dir="up">x</p>',
        '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
        "<p><a href='https://good.example' target=_blank rel=opener>x",
    ],
)
def test_clean_lets_nothing_through_that_acts_or_dresses_up(hostile):
    html = clean(hostile)

    for forbidden in ("<script", "<img", "<svg", "<iframe", "<form", "<input", "<style", "<base", "<meta", "<!--"):
        assert forbidden not in html.lower()
    for attribute in ("style=", "class=", " id=", "onclick=", "target=", "javascript:", "data:", 'dir="up"', 'opener"'):
        assert attribute not in html.lower().replace("noopener nofollow", "")


def test_clean_keeps_simple_marks_and_marks_links_as_not_ours():
    html = clean(
        '<h1>Terms</h1><p lang="la" dir="ltr"><em>Aspalathus</em> H<sub>2</sub>O <a href="https://a.example/">law</a></p>'
    )

    assert html == (
        '<h3>Terms</h3><p lang="la" dir="ltr"><em>Aspalathus</em> H<sub>2</sub>O '
        '<a href="https://a.example/" rel="noopener nofollow">law</a></p>'
    )


def test_clean_keeps_mail_addresses_and_drops_addresses_within_this_registry():
    assert clean('<p><a href="mailto:a@b.example">m</a><a href="/en/sign-out">x</a></p>') == (
        '<p><a href="mailto:a@b.example" rel="noopener nofollow">m</a><a rel="noopener nofollow">x</a></p>'
    )


def test_clean_makes_paragraphs_of_blank_lines_where_the_text_has_none_of_its_own():
    assert clean("One\r\ntwo <b>bold</b>\r\n \r\nthree & < four") == (
        "<p>One<br>two <b>bold</b></p><p>three &amp; &lt; four</p>"
    )
    assert clean("<div>One</div>\n\ntwo") == "<div>One</div>\n\ntwo"


def test_clean_closes_what_was_left_open():
    assert clean("<p><b>One") == "<p><b>One</b></p>"


def test_plain_says_the_same_without_marks_a_line_for_each_paragraph_and_entry():
    html = "<div>Soil &amp; water<br>from</div><ul><li>north</li><li>south<ol><li>coast</li></ol></li></ul>end"

    assert plain(html) == "Soil & water\nfrom\n- north\n- south\n- coast\nend"


def test_plain_tells_cells_apart():
    assert (
        plain("<table><tr><th>Use</th><td>Research</td></tr><tr><td>a</td><td>b</td></tr></table>")
        == "Use Research\na b"
    )


def test_plain_never_shows_a_script():
    assert plain("<p>Before<script>alert(1)</script> after</p>") == "Before after"


def test_marked_escapes_and_keeps_lines():
    assert marked("a <b>\nc\n\nd") == "<p>a &lt;b&gt;<br>c</p><p>d</p>"
