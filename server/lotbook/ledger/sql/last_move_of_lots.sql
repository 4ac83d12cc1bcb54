-- Where each lot's last line ended, and by which document. A serial that was made, or came out of something, and was taken
-- back by correction, is as if that had never been. {lots}: condition on lot ids, one parameter.
SELECT last.lot_id, last.location_id, location.usage, location.path, location.physical,
  last.recorded, transfer.id AS transfer_id, transfer.number AS transfer_number
FROM (
  SELECT line.lot_id, line.destination_id AS location_id, line.transfer_line_id, line.recorded,
    row_number() OVER (PARTITION BY line.lot_id ORDER BY operation.seq DESC, line.id DESC) AS place
  FROM stock_move_line AS line
  JOIN operation ON operation.id = line.operation_id
  WHERE line.lot_id {lots} AND NOT EXISTS (
    SELECT 1
    FROM stock_move_line AS made
    JOIN location ON location.id = made.source_id AND location.usage = 'PRODUCTION'
    JOIN stock_move_line AS back ON back.corrects_id = made.id
    LEFT JOIN run ON run.id = back.run_id
    WHERE made.lot_id = line.lot_id AND made.tracking = 'SERIAL' AND made.corrects_id IS NULL
      AND coalesce(run.kind, 'PRODUCTION') <> 'RELABEL' AND line.id BETWEEN made.id AND back.id
  )
) AS last
JOIN location ON location.id = last.location_id
LEFT JOIN transfer_line ON transfer_line.id = last.transfer_line_id
LEFT JOIN transfer ON transfer.id = transfer_line.transfer_id
WHERE last.place = 1
