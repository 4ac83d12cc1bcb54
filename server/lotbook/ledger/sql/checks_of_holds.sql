-- What has to be checked before holds are released, and what was found last; of a hold that was released, what was checked then.
-- Parameters: the holds, twice.
SELECT asked.hold_id, asked.name, said.passed, said.note, said.operation_id
FROM (
  SELECT hold.id AS hold_id, wanted.name, wanted.position AS place FROM hold
  JOIN quarantine_check AS wanted ON wanted.rule_id = hold.quarantine_rule_id
  WHERE hold.id {holds} AND hold.ended_operation_id IS NULL
  UNION ALL
  SELECT hold.id, done.name, min(done.id) FROM hold
  JOIN hold_check AS done ON done.hold_id = hold.id
  WHERE hold.id {holds} AND hold.ended_operation_id IS NOT NULL
  GROUP BY hold.id, done.name
) AS asked
LEFT JOIN hold_check AS said ON said.id = (
  SELECT max(last.id) FROM hold_check AS last WHERE last.hold_id = asked.hold_id AND last.name = asked.name)
ORDER BY asked.hold_id, asked.place
