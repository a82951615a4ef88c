"""From a file of figures in any layout to records: every cell is checked, and all of the file comes in or nothing."""
