"""How two texts agree: their lines aligned, their values compared, words that exclude one another."""
