-- Which lines of a write correct others, of how ever many it has: what was put in by a correction is found by what it took back.
CREATE INDEX stock_move_line_correcting ON stock_move_line (operation_id, transfer_line_id) WHERE corrects_id IS NOT NULL;
