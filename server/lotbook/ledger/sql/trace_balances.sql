-- Where all of lots went, up to a place in the journal and before an instant, by lot. Parameters: lots {ids}, lots {ids}, seq, instant.
SELECT moved.lot_id AS id,
  CAST(sum(CASE WHEN moved.usage = 'VENDOR' AND moved.comes THEN moved.quantity ELSE 0 END) AS BIGINT) AS received,
  CAST(sum(CASE WHEN moved.usage = 'VENDOR' AND NOT moved.comes THEN moved.quantity ELSE 0 END) AS BIGINT) AS sent_back,
  CAST(sum(CASE WHEN moved.usage = 'CUSTOMER' AND NOT moved.comes THEN moved.quantity ELSE 0 END) AS BIGINT) AS shipped,
  CAST(sum(CASE WHEN moved.usage = 'CUSTOMER' AND moved.comes THEN moved.quantity ELSE 0 END) AS BIGINT) AS returned,
  CAST(sum(CASE WHEN moved.usage = 'PRODUCTION' AND moved.comes AND coalesce(moved.kind, '') NOT IN ('RELABEL', 'SPLIT', 'MERGE') THEN moved.quantity ELSE 0 END) AS BIGINT) AS produced,
  CAST(sum(CASE WHEN moved.usage = 'PRODUCTION' AND NOT moved.comes AND coalesce(moved.kind, '') NOT IN ('RELABEL', 'SPLIT', 'MERGE') THEN moved.quantity ELSE 0 END) AS BIGINT) AS consumed,
  CAST(sum(CASE WHEN moved.usage = 'PRODUCTION' AND moved.kind IN ('RELABEL', 'SPLIT', 'MERGE') AND moved.comes THEN moved.quantity ELSE 0 END) AS BIGINT) AS renamed_to,
  CAST(sum(CASE WHEN moved.usage = 'PRODUCTION' AND moved.kind IN ('RELABEL', 'SPLIT', 'MERGE') AND NOT moved.comes THEN moved.quantity ELSE 0 END) AS BIGINT) AS renamed_from,
  CAST(sum(CASE WHEN moved.usage = 'SCRAP' AND moved.comes THEN -moved.quantity WHEN moved.usage = 'SCRAP' THEN moved.quantity ELSE 0 END) AS BIGINT) AS scrapped,
  CAST(sum(CASE WHEN moved.usage = 'INVENTORY' AND moved.comes THEN moved.quantity ELSE 0 END) AS BIGINT) AS found,
  CAST(sum(CASE WHEN moved.usage = 'INVENTORY' AND NOT moved.comes THEN moved.quantity ELSE 0 END) AS BIGINT) AS lost
FROM ({ends}) AS moved
JOIN operation ON operation.id = moved.operation_id
WHERE operation.seq <= ? AND moved.happened < ?
GROUP BY moved.lot_id
