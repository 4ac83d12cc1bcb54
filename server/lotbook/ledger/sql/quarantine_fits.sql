-- Whether a rule called rule stops what comes in by a line called line, of a transfer called transfer, out of a place called
-- source: from a vendor, or from anywhere outside with the operation type that the rule names. A condition of other questions.
rule.active
AND coalesce(rule.product_id, line.product_id) = line.product_id
AND (rule.vendor_id IS NULL OR rule.vendor_id = transfer.partner_id)
AND CASE WHEN rule.operation_type_id IS NULL THEN source.usage = 'VENDOR' ELSE rule.operation_type_id = transfer.operation_type_id END
