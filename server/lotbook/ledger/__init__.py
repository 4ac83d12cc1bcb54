"""The only door to the journal: what happened, what lies where because of it, and whether both agree."""
