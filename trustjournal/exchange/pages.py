"""What does a reader of this page see? Its words, as plain text.

Nothing is fetched and nothing is understood: marks go, what they hide goes with them, and blocks
end a line. Each step goes through the page once, whatever it holds.
"""

import re
from html import unescape

MARK = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]*>")
HIDDEN = frozenset({"script", "style", "head", "title", "template"})
BLOCKS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "blockquote", "table"})


def seen_text(page: str) -> str:
    """Return the words of a page, a line for each block."""
    page = _without_comments(page)
    said: list[str] = []
    hidden, at = "", 0
    for mark in MARK.finditer(page):
        if not hidden:
            said.append(unescape(page[at : mark.start()]))
        name, is_end = mark[2].lower(), bool(mark[1])
        if hidden and is_end and name == hidden:
            hidden = ""
        elif not hidden and name in HIDDEN and not is_end:
            hidden = name
        elif not hidden and name in BLOCKS:
            said.append("\n")
        at = mark.end()
    if not hidden:
        said.append(unescape(page[at:]))
    return "".join(said)


def _without_comments(page: str) -> str:
    kept: list[str] = []
    at = 0
    while (start := page.find("<!--", at)) >= 0:
        kept.append(page[at:start])
        end = page.find("-->", start)
        if end < 0:
            return "".join(kept)
        at = end + 3
    return "".join((*kept, page[at:]))
