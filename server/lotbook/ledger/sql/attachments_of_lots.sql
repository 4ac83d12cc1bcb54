-- Files of lots and of holds of them that were not removed, as they came. Parameters: lots, twice.
SELECT lot_id, id FROM attachment WHERE lot_id {lots} AND removed_operation_id IS NULL
UNION ALL
SELECT hold.lot_id, attachment.id FROM hold
JOIN attachment ON attachment.hold_id = hold.id AND attachment.removed_operation_id IS NULL
WHERE hold.lot_id {lots}
ORDER BY 1, 2
