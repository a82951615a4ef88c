"""Workbooks: what a donor and the people who measure want in a spreadsheet, one file a sheet.

A sheet is made of :mod:`planner.render.sheets.cell` cells; ``book.py`` alone knows XlsxWriter and is the only road
by which anything reaches the file. Formulas are planner's own, over numbers and names of planner's own: no text of
the user's ever stands in one. Every formula carries the value that planner computed.
"""
