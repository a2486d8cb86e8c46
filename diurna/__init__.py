"""Diurna: a dated daily briefing from a stream of news articles, every sentence and figure traced to the article that carried it."""

__version__ = "0.1.0"
