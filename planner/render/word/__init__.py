"""The parts of a Word file, one module each; :mod:`planner.render.to_docx` puts them together."""
