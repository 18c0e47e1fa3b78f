"""How MyST-NB shows what a notebook hands over: a numbered figure, and nothing for values."""

from docutils.nodes import comment

from companion.book import nodes
from companion.figure import MIME, PLOTLY_MIME, VALUES_MIME


class FigureRenderer:
    """The MIME renderer of both kinds of output (entry point group `myst_nb.mime_renderers`)."""

    mime_priority_overrides = [("*", MIME, 1), ("*", VALUES_MIME, 1)]

    @staticmethod
    def handle_mime(renderer, data, inline):
        """Nodes for a figure, a comment for values and for what is not for the book, None for anything else."""
        if data.mime_type in (VALUES_MIME, PLOTLY_MIME):  # Plotly's own stands beside ours for JupyterLab; alone, Sphinx warns
            return [comment("", data.mime_type)]  # not an empty list: MyST-NB would show the text in its stead
        if data.mime_type != MIME or inline:
            return None
        node = nodes.figure(data.content)
        node["names"].append(data.content["id"])
        renderer.renderer.document.note_explicit_target(node, node)
        return [node]
