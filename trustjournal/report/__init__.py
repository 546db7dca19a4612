"""Paper: what a document says (allow-listed) and how it becomes a PDF (Typst).

Never here: widgets, queries, a private field.
Read first: content.py (what is said), then pdf.py (how it is set).
"""
