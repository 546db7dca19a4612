"""Texts that hurt: very long, very wide, or of characters few programs keep."""

PASTED = {
    "10 MB of lines": "beton t 5 : une ligne de plus, ni longue ni courte\n" * 200_000,
    "10 MB on one line": "mot " * 2_500_000,
    "2 MB word": "x" * 2_000_000,
    "500,000-letter word": "é" * 500_000,
    "a line of 20,000": "beton t 5 : " + "y" * 19_000,
}
KEPT = {
    "emoji": "beton t 5 : 👩\u200d👩\u200d👧\u200d👦 🏳\ufe0f\u200d🌈 e\u0301té 🇫🇷",
    "right to left": "beton t 5 : פגישה طويلة \u202eà l'envers\u202c",
    "NFD": "beton t 5 : de\u0301ja\u0300 l'e\u0301te\u0301 d'A\u030angstro\u0308m",
    "wide": "beton t 5 : 漢字かな交じり文、ＡＢＣ　全角",
    "controls": "beton t 5 : \x01\x02\x1b[31mrouge\x7f fin",
    "apostrophes": "beton t 5 : l'appel d'aujourd'hui; DROP TABLE interaction; -- \"x\"",
    "percent": "beton t 5 : 100 % de %s {note} \\N{BULLET} <b>gras</b> &amp;",
    "old planes": "beton t 5 : 𐍈𝕴𓂀 \U0010fffd",
    "line separators": "beton t 5 : un\u2028deux\u2029trois\x85quatre",
}
BROKEN = {
    "NUL": "beton t 5 : un\x00deux",
    "lone surrogates": "beton t 5 : \ud83d seul \udc00",
}
LONG = {
    "1 MB word": "beton t 5 : " + "x" * 1_000_000,
    "1 MB line": "beton t 5 : " + "mot " * 250_000,
}
