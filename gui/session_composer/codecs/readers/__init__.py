"""Reading requests that were written elsewhere. Nothing is executed, no file or network touched."""
