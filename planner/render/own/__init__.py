"""A donor's own Word file or workbook, marked with placeholders and filled with a programme.

``fields`` is the vocabulary, ``told`` fills it from a document's context, ``language`` says what a placeholder may
be, ``word`` and ``workbook`` check and fill the two kinds of file, ``package`` opens them with care.
"""
