"""Work that nobody asks for: what the outbox holds, and what the passing of time brings about."""
