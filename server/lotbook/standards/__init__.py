"""Text of the standards to values and back. One module per standard; a leaf that knows nothing of us."""
