"""Everything that a page names within the book is there."""

from urllib.parse import unquote, urldefrag

import lxml.html
from reading import pages

from companion import paths


def test_links_pictures_and_anchors_resolve(site):
    trees = {name: lxml.html.parse(str(paths.HTML / name), lxml.html.HTMLParser(encoding="utf-8")).getroot() for name in ["index.html", *pages()]}
    anchors = {name: {*tree.xpath("//@id"), ""} for name, tree in trees.items()}
    wrong, count = [], 0
    for name, tree in trees.items():
        for link in tree.xpath("//@href | //@src | //@srcset | //@data-script"):
            if link.startswith(("http:", "https:", "mailto:", "data:")):
                continue
            count += 1
            path, fragment = urldefrag(link)
            target = (paths.HTML / name).parent / unquote(path.partition("?")[0]) if path else paths.HTML / name
            target = target.resolve()
            if not target.is_file():
                wrong.append(f"{name}: {link} is not there")
            elif target.suffix == ".html" and fragment not in anchors[target.relative_to(paths.HTML.resolve()).as_posix()]:
                wrong.append(f"{name}: {link} has no such place")
    assert count > 1000 and not wrong, "\n".join(wrong)


def test_ids_are_unique(site):
    wrong = []
    for name in pages():
        ids = lxml.html.parse(str(paths.HTML / name)).xpath("//@id")
        wrong += [f"{name}: {anchor}" for anchor in set(ids) if ids.count(anchor) > 1]
    assert not wrong, "\n".join(wrong)


def test_every_paragraph_has_its_anchor(site):
    found = [anchor for name in pages() for anchor in lxml.html.parse(str(paths.HTML / name)).xpath("//section/@id") if anchor[:1] == "p" and anchor[1:].isdigit()]
    assert sorted(found) == [f"p{number:02d}" for number in range(1, 32)]


def test_no_notebook_shows_a_warning(site):
    assert [name for name in pages() if lxml.html.parse(str(paths.HTML / name)).xpath("//*[contains(concat(' ', @class, ' '), ' stderr ')]")] == []
