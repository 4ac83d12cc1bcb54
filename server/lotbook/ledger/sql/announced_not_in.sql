-- How many numbers of a document were scanned as being in a carton, or in one of a pallet, that was not announced to hold
-- them. Parameters: transfer, the SSCC, transfer, the SSCC, the SSCC, the SSCC.
SELECT count(DISTINCT entry.number) AS count
FROM transfer_entry AS entry
WHERE entry.transfer_id = ?
  AND (entry.carton = ? OR entry.carton IN (
    SELECT carton FROM expected_number JOIN transfer_line AS line ON line.id = transfer_line_id
    WHERE line.transfer_id = ? AND pallet = ?
  ))
  AND NOT EXISTS (
    SELECT 1 FROM expected_number AS announced
    WHERE announced.transfer_line_id = entry.line_id AND (announced.carton = ? OR announced.pallet = ?)
      AND (announced.number IN (entry.number, entry.maker_number) OR announced.maker_number IN (entry.number, entry.maker_number))
  )
