-- en: Time limits that allow more time than the law or the model
-- zh: 公开时限长于法律规定或标准目录的事项
-- chart: city
SELECT
    items.city, items.publisher, items.item, items.name, items.time_limit,
    CASE WHEN items.is_looser THEN items.statutory_limit ELSE departures.expected END AS allowed,
    CASE WHEN items.is_looser THEN items.statutory_source END AS statutory_source,
    items.path
FROM items
LEFT JOIN departures
    ON departures.path = items.path AND departures.item = items.item AND departures.kind = 'looser'
WHERE items.is_looser OR departures.kind IS NOT NULL
ORDER BY items.jurisdiction, items.path, items.position;
