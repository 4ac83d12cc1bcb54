"""How fast Lotbook is, beside how fast its own tables can be filled at all: `make bench`."""
