"""All pictures in one page, by kind of page."""

from html import escape
from itertools import groupby
from pathlib import Path

from pictures.camera import Picture

_STYLE = """body{font:1rem/1.5 sans-serif;margin:1rem;background:#eee;color:#111}
ul{display:flex;flex-wrap:wrap;gap:1rem;align-items:start;list-style:none;padding:0}
img{display:block;border:1px solid #888;max-height:30rem}
.phone img{max-width:12rem}.desktop img{max-width:26rem}.paper img{max-width:16rem}"""


def write_gallery(folder: Path, pictures: list[Picture], faults: list[str]) -> None:
    ordered = sorted(pictures, key=lambda each: each.kind)
    kinds = [(kind, list(found)) for kind, found in groupby(ordered, key=lambda each: each.kind)]
    links = " · ".join(f'<a href="#{escape(kind)}">{escape(kind)}</a>' for kind, _ in kinds)
    told = "".join(f"<li>{escape(each)}</li>" for each in faults)
    body = "".join(_section(kind, found) for kind, found in kinds)
    page = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures</title><style>{_STYLE}</style>
<h1>{len(pictures)} pictures of {len(kinds)} kinds of page</h1><ol>{told}</ol><p>{links}</p>{body}</html>"""
    (folder / "index.html").write_text(page, encoding="utf-8")


def _section(kind: str, pictures: list[Picture]) -> str:
    rows = ""
    for name, found in groupby(pictures, key=lambda each: each.name):
        rows += f"<h3>{escape(name)}</h3><ul>{''.join(map(_figure, found))}</ul>"
    return f'<section id="{escape(kind)}"><h2>{escape(kind)}</h2>{rows}</section>'


def _figure(picture: Picture) -> str:
    words = f"{picture.language}, {picture.device}, {picture.scheme}"
    image = f'<img src="{escape(picture.file)}" alt="{escape(picture.name)}, {words}" loading="lazy">'
    return f'<li class="{picture.device}"><a href="{escape(picture.file)}">{image}</a>{words}</li>'
