-- Announced numbers with what came under one of their names. A serial is the same in whatever carton it is found; of a
-- lot that is announced in several, each carton is looked for by itself. Uses the table expression `came`.
SELECT announced.id AS expected_id, came.line_id, came.number, came.maker_number, came.carton, came.quantity, came.expiry, came.best_before
FROM came JOIN expected_number AS announced
  ON announced.transfer_line_id = came.line_id AND announced.number = came.number
WHERE {here}
UNION
SELECT announced.id, came.line_id, came.number, came.maker_number, came.carton, came.quantity, came.expiry, came.best_before
FROM came JOIN expected_number AS announced
  ON announced.transfer_line_id = came.line_id AND announced.number = came.maker_number
WHERE {here}
UNION
SELECT announced.id, came.line_id, came.number, came.maker_number, came.carton, came.quantity, came.expiry, came.best_before
FROM came JOIN expected_number AS announced
  ON announced.transfer_line_id = came.line_id AND announced.maker_number = came.number AND announced.maker_number IS NOT NULL
WHERE {here}
UNION
SELECT announced.id, came.line_id, came.number, came.maker_number, came.carton, came.quantity, came.expiry, came.best_before
FROM came JOIN expected_number AS announced
  ON announced.transfer_line_id = came.line_id AND announced.maker_number = came.maker_number AND announced.maker_number IS NOT NULL
WHERE {here}
