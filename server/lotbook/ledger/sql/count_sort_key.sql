CAST(1000000000 + location.walking_order AS TEXT) || ' ' || location.path || '
' || product.sku || '
' || coalesce(lot.number, '') || '
' || coalesce(package.number, '')
