"""What comes out of a printer: plain values in, bytes out. No rows, no clock, no files but our own fonts."""
