"""Where lots came from and where they went: `walk` finds which are reached, `movements` what became of them."""
