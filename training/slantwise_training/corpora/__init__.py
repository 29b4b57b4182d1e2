"""One reader per data set, in the format that it is distributed in."""
