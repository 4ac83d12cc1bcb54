-- Recalls, and exercises of them.
SELECT recall.id, {of}, recall.number, recall.kind, recall.state, recall.severity, recall.reason, recall.advice,
  (SELECT count(*) FROM recall_lot WHERE recall_lot.recall_id = recall.id), recall.created, recall.started, recall.closed
FROM recall WHERE {which} AND recall.id > ? ORDER BY recall.id LIMIT ?
