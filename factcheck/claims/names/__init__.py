"""Names: persons, places and organisations, who bears them, and how they may be spelled."""
