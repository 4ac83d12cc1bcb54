-- Files of holds that were not removed, as they came. Parameter: holds.
SELECT hold_id, id FROM attachment WHERE hold_id {holds} AND removed_operation_id IS NULL ORDER BY hold_id, id
