"""A table that an editor pasted, as rows of cells: out of text, HTML or a spreadsheet, whatever program it was copied from."""
