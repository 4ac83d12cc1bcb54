-- What lots did at places that are not ours, to be put into other questions: a row for each such end of a line. comes: it
-- came from there. A correcting line takes back what it corrects, so its ends are turned round; relabelled goods that were
-- shipped or thrown away were never those. Parameters: lots {ids}, lots {ids}.
SELECT place.lot_id, place.product_id, place.transfer_line_id, place.run_id, place.operation_id, place.corrects_id, place.usage, run.kind, place.happened,
  place.happened - place.margin AS earliest, place.happened + place.margin AS latest,
  CASE
    WHEN run.kind = 'RELABEL' THEN place.gave AND place.usage = 'PRODUCTION'
    ELSE place.gave = place.plain
  END AS comes,
  CASE
    WHEN run.kind = 'RELABEL' AND place.gave AND place.usage <> 'PRODUCTION' THEN -place.quantity
    WHEN run.kind = 'RELABEL' OR place.plain THEN place.quantity
    ELSE -place.quantity
  END AS quantity
FROM (
  SELECT line.lot_id, line.product_id, line.transfer_line_id, line.run_id, line.operation_id, line.corrects_id, line.quantity,
    line.corrects_id IS NULL AS plain, place.usage, TRUE AS gave,
    coalesce(line.occurred, line.recorded) AS happened,
    CASE WHEN line.occurred IS NULL THEN 0 ELSE coalesce(line.occurred_margin, 0) * 1000000 END AS margin
  FROM stock_move_line AS line JOIN location AS place ON place.id = line.source_id AND NOT place.physical
  WHERE line.lot_id {ids}
  UNION ALL
  SELECT line.lot_id, line.product_id, line.transfer_line_id, line.run_id, line.operation_id, line.corrects_id, line.quantity,
    line.corrects_id IS NULL, place.usage, FALSE,
    coalesce(line.occurred, line.recorded),
    CASE WHEN line.occurred IS NULL THEN 0 ELSE coalesce(line.occurred_margin, 0) * 1000000 END
  FROM stock_move_line AS line JOIN location AS place ON place.id = line.destination_id AND NOT place.physical
  WHERE line.lot_id {ids}
) AS place
LEFT JOIN run ON run.id = place.run_id
