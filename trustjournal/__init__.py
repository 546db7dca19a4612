"""trustjournal: the desktop journal an independent consultant opens after every call."""

__version__ = "0.1.0"
