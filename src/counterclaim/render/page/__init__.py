"""The HTML page of one or several readings: one file, no network, everything from the text escaped."""

from counterclaim.render.page.document import page, pages

__all__ = ["page", "pages"]
