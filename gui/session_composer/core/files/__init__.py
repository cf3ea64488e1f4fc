"""Files: read with a limit, written in one step; where data are."""
