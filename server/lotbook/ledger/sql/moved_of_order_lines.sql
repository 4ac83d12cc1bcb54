-- What came out of the partner's places less what went into them, by line of an order. {line}: the column that names it,
-- of a line of a transfer. Parameters: the usage of the partner's places, twice, and the lines.
SELECT transfer_line.{line} AS order_line,
  sum(CASE WHEN source.usage = ? THEN line.quantity ELSE 0 END
    - CASE WHEN destination.usage = ? THEN line.quantity ELSE 0 END) AS quantity
FROM transfer_line
JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id
JOIN location AS source ON source.id = line.source_id
JOIN location AS destination ON destination.id = line.destination_id
WHERE transfer_line.{line} {among}
GROUP BY transfer_line.{line}
