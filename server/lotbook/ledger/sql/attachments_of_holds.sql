-- Files of holds that were not removed, as they came, also those of others that are for all that came together. Parameter: holds,
-- twice.
SELECT hold_id, id FROM attachment WHERE hold_id {holds} AND removed_operation_id IS NULL
UNION ALL
SELECT of_others.hold_id, attachment.id FROM attachment_other_hold AS of_others
JOIN attachment ON attachment.id = of_others.attachment_id AND attachment.removed_operation_id IS NULL
WHERE of_others.hold_id {holds}
ORDER BY hold_id, id
