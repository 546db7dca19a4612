"""The figures of a chart as a file."""

from trustjournal.exchange.table_csv import table_csv


def test_any_spreadsheet_opens_it() -> None:
    """A mark at the head for accents, semicolons, ordinary spaces."""
    content = table_csv(("Jour", "Niveau"), (("3 mai", "12\u202f345,6"),))
    assert b"\xef\xbb\xbfJour;Niveau\r\n3 mai;12 345,6\r\n" == content


def test_no_cell_is_a_formula() -> None:
    """What begins like one is guarded."""
    text = table_csv(("a",), (("=1+1",), ("@x",))).decode("utf-8-sig")
    assert not [line for line in text.splitlines() if line.startswith(("=", "@"))]
