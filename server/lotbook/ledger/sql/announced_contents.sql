-- What was announced to be in a carton or on a pallet, and whether it is there: a serial however it came, of a lot only what
-- came with its carton. Parameters: lines {lines}, three times; lines {lines}, carton, pallet.
WITH came AS ({came}), hits AS ({hits})
SELECT announced.id, announced.transfer_line_id AS line_id, announced.number, announced.maker_number, announced.quantity,
  announced.expiry, announced.best_before, announced.carton, announced.pallet,
  EXISTS (
    SELECT 1 FROM hits
    WHERE hits.expected_id = announced.id
      AND (announced.serial OR hits.carton = coalesce(announced.carton, announced.pallet))
  ) AS came
FROM expected_number AS announced
WHERE announced.transfer_line_id {lines_again} AND (announced.carton = ? OR announced.pallet = ?)
ORDER BY announced.id
