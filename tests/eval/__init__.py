"""Reports with known truth, and the score of what is extracted from them."""
