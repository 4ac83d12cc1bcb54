-- Lots that runs gave at any time, by the corrected lines' transfers. Parameter: an operation whose lines belong to the runs.
SELECT DISTINCT made.lot_id
FROM stock_move_line AS posted
JOIN transfer_line AS posted_on ON posted_on.id = posted.transfer_line_id
JOIN transfer AS posted_by ON posted_by.id = posted_on.transfer_id
JOIN transfer ON transfer.run_id = posted_by.run_id
JOIN transfer_line ON transfer_line.transfer_id = transfer.id
JOIN stock_move_line AS made ON made.transfer_line_id = transfer_line.id AND made.lot_id IS NOT NULL
JOIN location ON location.id = made.source_id AND location.usage = 'PRODUCTION'
WHERE posted.operation_id = ? AND made.corrects_id IS NULL
