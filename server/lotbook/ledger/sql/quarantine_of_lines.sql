-- Rules that will stop what comes in by lines of transfers, the oldest first. Parameter: the lines.
SELECT line.id AS line_id, rule.id
FROM transfer_line AS line
JOIN transfer ON transfer.id = line.transfer_id
JOIN product ON product.id = line.product_id AND product.tracking <> 'NONE'
JOIN location AS source ON source.id = line.source_id AND NOT source.physical
JOIN quarantine_rule AS rule ON {fits}
WHERE line.id {lines}
ORDER BY line.id, rule.id
