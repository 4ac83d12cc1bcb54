-- Files, not removed, of lots that something has, and of the holds of those. {goods}: whose lots, which, and how many steps away;
-- the fewest count. Parameters: those of {goods}.
WITH goods (of_id, lot_id, step) AS ({goods})
SELECT of_id, id, kind, min(step) AS step
FROM (
  SELECT goods.of_id, attachment.id, attachment.kind, goods.step FROM goods
  JOIN attachment ON attachment.lot_id = goods.lot_id AND attachment.removed_operation_id IS NULL
  UNION
  SELECT goods.of_id, attachment.id, attachment.kind, goods.step FROM goods
  JOIN hold ON hold.lot_id = goods.lot_id
  JOIN attachment ON attachment.hold_id = hold.id AND attachment.removed_operation_id IS NULL
  UNION
  SELECT goods.of_id, attachment.id, attachment.kind, goods.step FROM goods
  JOIN hold ON hold.lot_id = goods.lot_id
  JOIN attachment_other_hold AS of_others ON of_others.hold_id = hold.id
  JOIN attachment ON attachment.id = of_others.attachment_id AND attachment.removed_operation_id IS NULL
) AS files
GROUP BY of_id, id, kind
ORDER BY of_id, step, id
