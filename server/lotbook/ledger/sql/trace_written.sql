-- The last write by which runs gave each lot. Parameters: runs {ids}, runs {ids}.
SELECT {array}(run_id) AS run_id, {array}(lot_id) AS lot_id, {array}(operation_id) AS operation_id
FROM (
  SELECT given.run_id, given.lot_id, max(given.operation_id) AS operation_id
  FROM (
    SELECT line.run_id, line.lot_id, line.operation_id
    FROM stock_move_line AS line JOIN location AS source ON source.id = line.source_id AND source.usage = 'PRODUCTION'
    WHERE line.run_id {ids} AND line.lot_id IS NOT NULL
    UNION ALL
    SELECT transfer.run_id, line.lot_id, line.operation_id
    FROM transfer
    JOIN transfer_line ON transfer_line.transfer_id = transfer.id
    JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id AND line.run_id IS NULL
    JOIN location AS source ON source.id = line.source_id AND source.usage = 'PRODUCTION'
    WHERE transfer.run_id {ids} AND line.lot_id IS NOT NULL
  ) AS given
  GROUP BY given.run_id, given.lot_id
) AS written
